package io.jenkins.plugins.releasereadiness.inbox;

import hudson.model.Run;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.core.Authentication;

/**
 * Something that waits for people. It tells where it stands at the moment of asking, from memory: an inbox asks a thousand
 * of them for one page, so none may read a file or ask a server.
 */
public interface InboxItem {
    /** What kind of question people are asked. */
    enum Kind {
        /** May the release go to production? */
        APPROVAL,
        /** May a release go on whose gate could not be measured? */
        GATE,
        /** What is to become of a release that does badly in production? */
        ROLLBACK
    }

    /** The build that waits. */
    Run<?, ?> run();

    /** Id, unique among the items of a build. */
    String id();

    Kind kind();

    /** What is released. */
    String release();

    /** Who or what is missing, a sentence that anybody may see who may see the build. */
    String standing();

    /** Since when it waits. */
    Instant since();

    /** When time alone decides something; empty for never. */
    Optional<Instant> until();

    /** Address of the page to decide on, below that of the build; without a leading slash. */
    String path();

    /** Whether {@code who} may decide at this moment, or give one of several votes. */
    boolean mayDecide(Authentication who);

    /** Whether it waits for {@code who}: they may decide, and have not said what they think yet. */
    boolean waitsFor(Authentication who);
}
