package io.jenkins.plugins.releasereadiness.benchmarks.reports;

import java.util.random.RandomGenerator;

/** Text like that in reports. */
final class Words {
    private static final String[] WORDS = {
        "the",
        "order",
        "customer",
        "payment",
        "of",
        "is",
        "not",
        "allows",
        "attacker",
        "request",
        "value",
        "header",
        "remote",
        "in",
        "versions",
        "before",
        "buffer",
        "a",
        "crafted",
        "memory",
        "index",
        "and",
        "to",
        "state",
        "lock",
        "timeout",
        "via",
        "parser",
        "input",
        "session",
        "token",
        "cache",
        "stream",
        "service",
        "with",
        "response"
    };

    private Words() {}

    static String sentence(RandomGenerator random, int words) {
        StringBuilder text = new StringBuilder(words * 7);
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.append('.').toString();
    }

    static String hex(RandomGenerator random, int digits) {
        StringBuilder text = new StringBuilder(digits);
        while (text.length() < digits) {
            text.append(String.format("%016x", random.nextLong()));
        }
        return text.substring(0, digits);
    }
}
