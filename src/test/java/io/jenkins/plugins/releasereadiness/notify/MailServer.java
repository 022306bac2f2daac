package io.jenkins.plugins.releasereadiness.notify;

import hudson.tasks.Mailer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.Jenkins;

/** The least that a mail server says. Keeps what it took. */
public final class MailServer implements AutoCloseable {
    private static final String RECEIVER = "RCPT TO:";

    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final List<Mail> mails = new CopyOnWriteArrayList<>();

    /**
     * @param to address of the receiver
     * @param text headers and body
     */
    public record Mail(String to, String text) {}

    public MailServer() throws IOException {
        Thread thread = new Thread(this::serve, "smtp");
        thread.setDaemon(true);
        thread.start();
    }

    /** Lets Jenkins send by it. */
    public MailServer use(Jenkins jenkins) {
        Mailer.DescriptorImpl mailer = jenkins.getDescriptorByType(Mailer.DescriptorImpl.class);
        mailer.setSmtpHost("127.0.0.1");
        mailer.setSmtpPort(Integer.toString(server.getLocalPort()));
        return this;
    }

    public List<Mail> mails() {
        return mails;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
                talk(socket, in);
            } catch (IOException e) {
                // The client left, or the test is over; what was taken until then is kept.
            }
        }
    }

    private void talk(Socket socket, BufferedReader in) throws IOException {
        say(socket, "220 ready");
        String to = "";
        StringBuilder data = null;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (data != null) {
                if (!line.equals(".")) {
                    data.append(line).append('\n');
                    continue;
                }
                mails.add(new Mail(to, data.toString()));
                data = null;
                say(socket, "250 taken");
            } else if (line.equals("DATA")) {
                data = new StringBuilder();
                say(socket, "354 go on");
            } else {
                to = line.startsWith(RECEIVER) ? line.replaceAll("[^<]*<|>.*", "") : to;
                say(socket, line.equals("QUIT") ? "221 bye" : "250 well");
            }
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
