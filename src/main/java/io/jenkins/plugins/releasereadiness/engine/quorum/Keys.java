package io.jenkins.plugins.releasereadiness.engine.quorum;

/**
 * Makes comparable keys of ids as the security realm sees them (case, Unicode). Ids are never compared themselves: two
 * ids are the same user, or the same group, exactly if their keys are equal.
 */
public interface Keys {
    /** Ids are their own keys. For tests, and where a realm tells every letter apart. */
    Keys EXACT = new Keys() {
        @Override
        public String user(String id) {
            return id;
        }

        @Override
        public String group(String id) {
            return id;
        }
    };

    String user(String id);

    String group(String id);
}
