package io.jenkins.plugins.releasereadiness.approval;

import hudson.security.SecurityRealm;
import io.jenkins.plugins.releasereadiness.engine.quorum.Keys;
import java.util.Locale;
import jenkins.model.IdStrategy;

/**
 * Keys of ids as the security realm tells people apart. The strategy's own {@code equals} is not used: that of the core
 * this is built for takes letters of other scripts for Latin ones (SECURITY-3924).
 */
final class RealmKeys implements Keys {
    private static final int LAST_ASCII = 0x7f;

    private final SecurityRealm realm;

    RealmKeys(SecurityRealm realm) {
        this.realm = realm;
    }

    @Override
    public String user(String id) {
        return key(realm.getUserIdStrategy(), id);
    }

    @Override
    public String group(String id) {
        return key(realm.getGroupIdStrategy(), id);
    }

    private static String key(IdStrategy strategy, String id) {
        String key = strategy.keyFor(id);
        return looksLatin(id) ? key + " written " + id : key;
    }

    /** Whether lower case would turn a letter such as the Kelvin sign into a Latin one, and so one person into another. */
    private static boolean looksLatin(String id) {
        return id.codePoints()
                .filter(c -> c > LAST_ASCII)
                .anyMatch(c -> new String(Character.toChars(c))
                        .toLowerCase(Locale.ENGLISH)
                        .codePoints()
                        .anyMatch(lower -> lower <= LAST_ASCII));
    }
}
