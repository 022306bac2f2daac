package io.jenkins.plugins.releasereadiness.notify;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.releasereadiness.engine.notice.Notice;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A way to tell others what happens to releases. What is to be sent is kept on disk until it is delivered, tried again when
 * it fails, recorded in the ledger either way, and shown to administrators when it is given up; a channel only sends.
 *
 * <pre>{@code
 * @Extension
 * public final class ChatChannel extends NotificationChannel {
 *     @Override
 *     public String name() {
 *         return "chat";
 *     }
 *
 *     @Override
 *     public List<String> receivers(Notice notice) {
 *         return notice.kind() == NoticeKind.ROLLBACK_ASKED ? List.of("#operations") : List.of();
 *     }
 *
 *     @Override
 *     public void send(Notice notice, String receiver) throws IOException {
 *         ChatServer.post(receiver, notice.text(), notice.release().url().orElse(""));
 *     }
 * }
 * }</pre>
 *
 * <p>Texts in notices come from people and reports: they are plain text, never markup.
 */
public abstract class NotificationChannel implements ExtensionPoint {
    /** Stands in records and in the queue on disk, so it must not change. */
    public abstract String name();

    /**
     * Who gets the notice from this channel. Called soon after it happened, in a thread that may read configuration but
     * should not ask servers. Each receiver is tried on its own.
     *
     * @return names or addresses without secrets, for they are recorded and published; none to keep silent
     */
    public abstract List<String> receivers(Notice notice);

    /**
     * Sends the notice, as the system and in a thread that is there for it. It should give up after some seconds by itself.
     * The receiver may get a notice twice, with the same {@link Notice#id}, if Jenkins stops at the wrong moment.
     *
     * @param receiver one of {@link #receivers}, perhaps returned before a restart
     * @throws UndeliverableException if another attempt cannot end otherwise
     * @throws IOException if it may be delivered later; the message is recorded and published, so it names no secret
     */
    public abstract void send(Notice notice, String receiver) throws IOException, InterruptedException;

    /** All channels. */
    static ExtensionList<NotificationChannel> all() {
        return ExtensionList.lookup(NotificationChannel.class);
    }

    static Optional<NotificationChannel> find(String name) {
        return all().stream().filter(channel -> channel.name().equals(name)).findFirst();
    }
}
