package io.jenkins.plugins.releasereadiness.engine.digest;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files in the format of {@code sha256sum}: a digest, two blanks (or a blank and {@code *}), a path. */
public final class ChecksumFile {
    private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64}) [ *](.+)");

    private ChecksumFile() {}

    /** Path (without a leading {@code ./}) to digest in lower case; empty if a line is none of these, or there is none. */
    public static Optional<Map<String, String>> parse(String text) {
        Map<String, String> sums = new LinkedHashMap<>();
        for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
            Matcher found = LINE.matcher(line);
            if (!found.matches()) {
                return Optional.empty();
            }
            String path = found.group(2);
            sums.put(
                    path.startsWith("./") ? path.substring(2) : path,
                    found.group(1).toLowerCase(Locale.ROOT));
        }
        return sums.isEmpty() ? Optional.empty() : Optional.of(sums);
    }
}
