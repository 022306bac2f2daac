package io.jenkins.plugins.releasereadiness.engine.approval;

/** Why a person may not approve (separation of duties). */
public enum Exclusion {
    STARTER("started the build"),
    AUTHOR("is an author of the change"),
    POLICY_EDITOR("last changed the policy");

    private final String phrase;

    Exclusion(String phrase) {
        this.phrase = phrase;
    }

    /** The predicate of a sentence, for example {@code started the build}. */
    public String phrase() {
        return phrase;
    }
}
