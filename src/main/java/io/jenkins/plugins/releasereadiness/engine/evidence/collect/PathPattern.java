package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of paths below the workspace: {@code *} stands for any characters of a name, {@code ?} for one, {@code **}
 * as a whole part for any number of folders (none too); every other character stands for itself. A trailing {@code /}
 * means everything below. Case counts on every system.
 *
 * <p>Matching takes the parts of a path one by one through {@link #start}, {@link #step} and {@link #accepts}, so that a
 * walk never descends where nothing can match and no pattern takes more than linear time.
 */
public final class PathPattern {
    private static final int MAX_LENGTH = 1024;
    /** The set of states is one {@code long}. */
    private static final int MAX_PARTS = 60;

    private static final String ANY_FOLDERS = "**";

    private final String text;
    private final List<String> parts;
    private final int fixed;

    private PathPattern(String text, List<String> parts) {
        this.text = text;
        this.parts = parts;
        int plain = 0;
        while (plain < parts.size() && !hasWildcard(parts.get(plain))) {
            plain++;
        }
        this.fixed = plain;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if it is no pattern below the workspace; the message is a sentence for its author
     */
    public static PathPattern parse(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the pattern is empty; name files below the workspace");
        }
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("the pattern is longer than " + MAX_LENGTH + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the pattern holds a control character");
        }
        String named = "the pattern '" + text + "'";
        if (text.indexOf('\\') >= 0) {
            throw new IllegalArgumentException(named + " holds '\\'; write '/' between folders");
        }
        if (text.startsWith("/") || text.startsWith("~") || text.matches("[A-Za-z]:.*")) {
            throw new IllegalArgumentException(
                    named + " is absolute; evidence is read from the workspace only, name it relative to that");
        }
        List<String> parts = new ArrayList<>();
        for (String part : (text.endsWith("/") ? text + ANY_FOLDERS : text).split("/")) {
            if (part.equals("..")) {
                throw new IllegalArgumentException(named + " holds '..'; evidence is read from the workspace only");
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException(named + " names no file");
        }
        if (parts.size() > MAX_PARTS) {
            throw new IllegalArgumentException("the pattern has more than " + MAX_PARTS + " parts");
        }
        return new PathPattern(text, List.copyOf(parts));
    }

    /** The pattern as it was written. */
    public String text() {
        return text;
    }

    /** Whether it names one file, without wildcards. */
    public boolean literal() {
        return fixed == parts.size();
    }

    /** The parts before the first one with a wildcard: the only folder that need be walked. All of a literal's. */
    List<String> fixedParts() {
        return parts.subList(0, fixed);
    }

    /** The states before the first part of a path. */
    long start() {
        return closure(1L);
    }

    /** The states after one more part of a path; 0 when nothing can match any more. */
    long step(long states, String name) {
        long next = 0;
        for (int at = 0; at < parts.size(); at++) {
            if ((states & 1L << at) != 0) {
                if (parts.get(at).equals(ANY_FOLDERS)) {
                    next |= 1L << at;
                } else if (matches(parts.get(at), name)) {
                    next |= 1L << at + 1;
                }
            }
        }
        return closure(next);
    }

    /** Whether a path that led to {@code states} matches. */
    boolean accepts(long states) {
        return (states & 1L << parts.size()) != 0;
    }

    /** Whether a longer path can match. */
    boolean descends(long states) {
        return (states & (1L << parts.size()) - 1) != 0;
    }

    /** Whether the whole path, with {@code /} between its parts, matches. */
    public boolean matches(String path) {
        long states = start();
        for (String name : path.split("/")) {
            states = step(states, name);
        }
        return accepts(states);
    }

    /** {@code **} may stand for no folder at all. */
    private long closure(long states) {
        long closed = states;
        for (int at = 0; at < parts.size(); at++) {
            if ((closed & 1L << at) != 0 && parts.get(at).equals(ANY_FOLDERS)) {
                closed |= 1L << at + 1;
            }
        }
        return closed;
    }

    private static boolean hasWildcard(String part) {
        return part.indexOf('*') >= 0 || part.indexOf('?') >= 0;
    }

    /** Goes back to the last {@code *} only, which is enough and keeps it at length × length steps. */
    private static boolean matches(String part, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int starName = 0;
        while (n < name.length()) {
            if (p < part.length() && part.charAt(p) == '*') {
                star = p++;
                starName = n;
            } else if (p < part.length() && (part.charAt(p) == '?' || part.charAt(p) == name.charAt(n))) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++starName;
            } else {
                return false;
            }
        }
        while (p < part.length() && part.charAt(p) == '*') {
            p++;
        }
        return p == part.length();
    }

    @Override
    public String toString() {
        return text;
    }
}
