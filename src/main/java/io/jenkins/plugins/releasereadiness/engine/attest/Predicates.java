package io.jenkins.plugins.releasereadiness.engine.attest;

import io.jenkins.plugins.releasereadiness.engine.attest.AttestationException.Kind;

/** Errors that all predicates have in common. */
final class Predicates {
    private Predicates() {}

    static void check(Statement statement, String type) throws AttestationException {
        if (!statement.predicateType().equals(type)) {
            throw new AttestationException(
                    Kind.UNKNOWN_TYPE,
                    "the statement has the predicate '" + statement.predicateType() + "' instead of '" + type + "'");
        }
    }

    static AttestationException malformed(String type, RuntimeException cause) {
        return new AttestationException(
                Kind.MALFORMED, "the predicate is not a " + type + ": " + cause.getMessage(), cause);
    }
}
