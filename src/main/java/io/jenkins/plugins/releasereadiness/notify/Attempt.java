package io.jenkins.plugins.releasereadiness.notify;

import io.jenkins.plugins.releasereadiness.engine.notice.Delivery;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One attempt to deliver.
 *
 * @param delivered whether it worked
 * @param hopeless whether another one cannot end otherwise
 * @param problem why it did not work, for people; empty if it did
 */
record Attempt(boolean delivered, boolean hopeless, String problem) {
    private static final Logger LOGGER = Logger.getLogger(Attempt.class.getName());
    private static final int LONGEST = 300;

    /** Whatever a channel does is its outcome; only an interruption is not. */
    static Attempt make(Delivery delivery) throws InterruptedException {
        Optional<NotificationChannel> channel = NotificationChannel.find(delivery.channel());
        if (channel.isEmpty()) {
            return failed(true, "there is no channel '" + delivery.channel() + "' any more");
        }
        try {
            channel.get().send(delivery.notice(), delivery.receiver());
            return new Attempt(true, false, "");
        } catch (UndeliverableException e) {
            return failed(true, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return failed(false, String.valueOf(e.getMessage()));
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(Level.WARNING, e, () -> "the notification channel " + delivery.channel() + " failed");
            return failed(
                    false,
                    "the channel failed, see the log of Jenkins: "
                            + e.getClass().getName());
        }
    }

    private static Attempt failed(boolean hopeless, String problem) {
        return new Attempt(false, hopeless, Shown.line(problem, LONGEST));
    }
}
