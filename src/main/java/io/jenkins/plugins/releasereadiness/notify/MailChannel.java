package io.jenkins.plugins.releasereadiness.notify;

import hudson.Extension;
import hudson.model.User;
import hudson.tasks.Mailer;
import io.jenkins.plugins.releasereadiness.config.NotificationConfiguration;
import io.jenkins.plugins.releasereadiness.engine.notice.Notice;
import io.jenkins.plugins.releasereadiness.engine.notice.NoticeKind;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jenkins.plugins.mailer.tasks.MimeMessageBuilder;

/** Mail by the server that the mailer plugin is configured with; only there if that plugin is. */
@Extension(optional = true)
public final class MailChannel extends NotificationChannel {
    private static final String USER = "user:";
    private static final int LONGEST_SUBJECT = 150;

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public List<String> receivers(Notice notice) {
        if (notice.kind() == NoticeKind.GATE_PASSED) {
            return List.of();
        }
        NotificationConfiguration configuration = NotificationConfiguration.get();
        Set<String> addresses = new LinkedHashSet<>(configuration.mailAddresses());
        if (configuration.isMailApprovers()) {
            notice.people().stream()
                    .filter(person -> person.startsWith(USER))
                    .map(person -> address(person.substring(USER.length())))
                    .filter(address -> !address.isEmpty())
                    .forEach(addresses::add);
        }
        return List.copyOf(addresses);
    }

    /** Of a user whom Jenkins knows; the groups of a rule have no address. */
    private static String address(String id) {
        User user = User.getById(id, false);
        Mailer.UserProperty property = user == null ? null : user.getProperty(Mailer.UserProperty.class);
        String address = property == null ? null : property.getAddress();
        return address == null ? "" : address.trim();
    }

    @Override
    public void send(Notice notice, String receiver) throws IOException {
        StringBuilder body = new StringBuilder(notice.text()).append("\n\n");
        body.append("Release: ").append(notice.release().title()).append('\n');
        body.append("Build: ").append(notice.release().build()).append('\n');
        notice.release().url().ifPresent(url -> body.append(url).append('\n'));
        try {
            Transport.send(new MimeMessageBuilder()
                    .addRecipients(receiver)
                    .setSubject(Shown.line(notice.text(), LONGEST_SUBJECT))
                    .setBody(body.toString())
                    .buildMimeMessage());
        } catch (MessagingException e) {
            throw new IOException("the mail server did not take it: " + e.getMessage(), e);
        }
    }
}
