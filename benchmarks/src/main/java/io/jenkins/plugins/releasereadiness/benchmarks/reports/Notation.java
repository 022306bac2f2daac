package io.jenkins.plugins.releasereadiness.benchmarks.reports;

/** How a report is written, which decides its tokenizer and how close to it the engine has to come. */
public enum Notation {
    XML("aalto-xml", 1.5),
    JSON("jackson-core", 1.5),
    CSV("FastCSV", 2.6);

    private final String tokenizer;
    private final double target;

    Notation(String tokenizer, double target) {
        this.tokenizer = tokenizer;
        this.target = target;
    }

    public String tokenizer() {
        return tokenizer;
    }

    /** The CPU time that reading and hashing may take, in that of the bare tokens and SHA-256 together. */
    public double target() {
        return target;
    }
}
