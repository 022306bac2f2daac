package io.jenkins.plugins.releasereadiness.engine.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The words of constants as policies write them. */
final class PolicyWords {
    static final Map<String, Severity> SEVERITIES = words(Severity.values(), Severity::word);

    private PolicyWords() {}

    /** The constants by their words, in their order. */
    static <E> Map<String, E> words(E[] constants, Function<E, String> word) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : constants) {
            words.put(word.apply(constant), constant);
        }
        return Collections.unmodifiableMap(words);
    }
}
