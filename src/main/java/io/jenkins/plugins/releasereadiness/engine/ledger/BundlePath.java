package io.jenkins.plugins.releasereadiness.engine.ledger;

import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a file in a bundle: relative, with {@code /} between its parts, and safe on every file system and in every
 * artifact store. Only printable ASCII without {@code \ : * ? " < > |}; no part is {@code .} or {@code ..}, ends with a
 * dot or a space, or is a device name of Windows.
 *
 * @param value the name as it is written in the index
 */
public record BundlePath(String value) implements Comparable<BundlePath> {
    private static final int MAX_LENGTH = 1000;
    private static final int MAX_PART = 255;
    private static final int CUT_PART = 180;
    private static final String FORBIDDEN = "\\:*?\"<>|";
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.CASE_INSENSITIVE);

    // Below the constants that checking them needs.
    /** The ledger. */
    public static final BundlePath LEDGER = new BundlePath("ledger.jsonl");

    /** The index of all other files. */
    public static final BundlePath INDEX = new BundlePath("bundle.json");

    /**
     * @throws IllegalArgumentException if the name is not safe; the message says why
     */
    public BundlePath {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a file of a bundle needs a name of 1 to " + MAX_LENGTH + " characters");
        }
        for (String part : value.split("/", -1)) {
            String problem = problem(part);
            if (problem != null) {
                throw new IllegalArgumentException(
                        "'" + printable(value) + "' cannot be a file of a bundle: " + problem);
            }
        }
    }

    /**
     * A safe name for a file of a workspace: what is not allowed, and {@code %}, is percent-encoded, so that different
     * files get different names. Parts that become too long are cut and end in their digest.
     *
     * @param folder where the file goes in the bundle; itself safe
     * @param path relative path with {@code /} between its parts
     */
    public static BundlePath encode(String folder, String path) {
        List<String> parts = new ArrayList<>();
        parts.add(folder);
        for (String part : path.split("/", -1)) {
            parts.add(encodePart(part));
        }
        return new BundlePath(String.join("/", parts));
    }

    @Override
    public int compareTo(BundlePath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String problem(String part) {
        if (part.isEmpty()) {
            return "it begins or ends with '/' or has an empty part";
        }
        if (part.equals(".") || part.equals("..")) {
            return "it leaves its folder";
        }
        if (part.length() > MAX_PART) {
            return "a part is longer than " + MAX_PART + " characters";
        }
        for (int i = 0; i < part.length(); i++) {
            if (!isAllowed(part.charAt(i))) {
                return "character " + (i + 1) + " of '" + printable(part) + "' is not allowed";
            }
        }
        if (part.endsWith(".") || part.endsWith(" ")) {
            return "a part ends with a dot or a space";
        }
        return DEVICE.matcher(part).matches() ? "'" + part + "' is a device name on Windows" : null;
    }

    private static boolean isAllowed(char c) {
        return c >= ' ' && c < 0x7f && FORBIDDEN.indexOf(c) < 0;
    }

    private static String encodePart(String part) {
        StringBuilder encoded = new StringBuilder();
        boolean device = DEVICE.matcher(part).matches();
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xff);
            boolean ends = i == bytes.length - 1 && (c == '.' || c == ' ');
            if (!isAllowed(c) || c == '%' || ends || device && i == 0) {
                encoded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            } else {
                encoded.append(c);
            }
        }
        if (encoded.isEmpty()) {
            return "%";
        }
        return encoded.length() <= MAX_PART
                ? encoded.toString()
                : encoded.substring(0, CUT_PART) + "%~" + Sha256.of(bytes);
    }

    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
