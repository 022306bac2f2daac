package io.jenkins.plugins.releasereadiness.engine.attest;

import java.util.Locale;
import java.util.Objects;

/** An attestation or a key that is not accepted, with the reason. */
public final class AttestationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /**
     * @param kind what is wrong
     * @param message one sentence for a person
     */
    public AttestationException(Kind kind, String message) {
        this(kind, message, null);
    }

    /**
     * @param cause what was caught; {@code null} if nothing was
     */
    public AttestationException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind);
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }

    /** What can be wrong. */
    public enum Kind {
        /** It is not a DSSE envelope, or its payload is not a statement. */
        MALFORMED,
        /** The payload is of a type that this tool does not know. */
        UNKNOWN_TYPE,
        /** Nobody signed it. */
        NO_SIGNATURE,
        /** It was signed, but with none of the keys that are trusted. */
        WRONG_KEY,
        /** A trusted key is named, but its signature does not fit the content. */
        BAD_SIGNATURE,
        /** A key cannot be read or is of a kind that is not accepted. */
        BAD_KEY;

        /** As JSON writes it, for example {@code wrong-key}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
