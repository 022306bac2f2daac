package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Compares package URLs ({@code pkg:type/namespace/name@version?qualifiers#subpath}) as VEX statements mean them. */
final class PackageUrl {
    private static final String SCHEME = "pkg:";

    private PackageUrl() {}

    /**
     * Whether a statement about {@code stated} is about {@code found}: the same name, and for package URLs the same
     * package, the stated version if one is stated, and the stated qualifiers among others.
     */
    static boolean covers(String stated, String found) {
        if (stated.equals(found)) {
            return true;
        }
        if (!stated.startsWith(SCHEME) || !found.startsWith(SCHEME)) {
            return false;
        }
        Parts wanted = Parts.of(stated);
        Parts given = Parts.of(found);
        return wanted.packageName.equals(given.packageName)
                && (wanted.version.isEmpty() || wanted.version.equals(given.version))
                && given.qualifiers.containsAll(wanted.qualifiers);
    }

    /** {@code text} without percent-encoding; as it stands if it is not percent-encoded after all. */
    static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private record Parts(String packageName, String version, Set<String> qualifiers) {
        static Parts of(String purl) {
            String rest = before(purl, '#');
            Set<String> qualifiers = new HashSet<>();
            int query = rest.indexOf('?');
            if (query >= 0) {
                for (String qualifier : rest.substring(query + 1).split("&")) {
                    if (!qualifier.isEmpty()) {
                        qualifiers.add(decoded(qualifier));
                    }
                }
                rest = rest.substring(0, query);
            }
            // An @ in a namespace is written %40, except by some tools that write npm scopes as they are.
            int at = rest.lastIndexOf('@');
            boolean versioned = at > rest.lastIndexOf('/');
            return new Parts(
                    decoded(versioned ? rest.substring(0, at) : rest),
                    versioned ? decoded(rest.substring(at + 1)) : "",
                    qualifiers);
        }

        private static String before(String text, char end) {
            int at = text.indexOf(end);
            return at < 0 ? text : text.substring(0, at);
        }
    }
}
