package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import io.jenkins.plugins.releasereadiness.engine.text.Suggestions;
import io.jenkins.plugins.releasereadiness.engine.yaml.Located;
import io.jenkins.plugins.releasereadiness.engine.yaml.Section;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Ids that a policy gives and ids that it refers to. */
final class Names {
    /** Sources, categories and gates: criteria, file names and URLs hold them. */
    private static final Pattern STRICT = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");

    /** Questions and checks. */
    private static final Pattern DOTTED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private static final int LISTED = 12;

    private Names() {}

    /** The entries of {@code key} with a good id; bad ids are reported. */
    static List<Section.Entry> strict(Section section, String key, String each) {
        return good(section, key, each, STRICT, "lower-case letters, digits and '-'");
    }

    /** As {@link #strict}, where ids may also have capital letters, {@code .} and {@code _}. */
    static List<Section.Entry> dotted(Section section, String key, String each) {
        return good(section, key, each, DOTTED, "letters, digits, '.', '_' and '-'");
    }

    private static List<Section.Entry> good(Section section, String key, String each, Pattern pattern, String allowed) {
        List<Section.Entry> entries = new ArrayList<>();
        for (Section.Entry entry : section.entries(key, each)) {
            if (pattern.matcher(entry.name()).matches()) {
                entries.add(entry);
            } else {
                section.problem(
                        entry.place(),
                        "the id '" + Shown.line(entry.name(), 80) + "' of a " + each + " should have " + allowed
                                + " only, at most 100, and begin with a letter or digit");
            }
        }
        return entries;
    }

    /** Reports a reference to something that is not there. */
    static boolean exists(Section section, Located.Scalar reference, String what, Collection<String> known) {
        String name = reference.text();
        if (known.contains(name)) {
            return true;
        }
        section.problem(reference.place(), missing(name, what, known));
        return false;
    }

    static String missing(String name, String what, Collection<String> known) {
        List<String> some = known.stream().limit(LISTED).toList();
        return "there is no " + what + " '" + Shown.line(name, 80) + "'" + Suggestions.didYouMean(name, known)
                + (known.isEmpty()
                        ? "; the policy has none"
                        : "; there are: " + String.join(", ", some) + (known.size() > LISTED ? ", …" : ""));
    }
}
