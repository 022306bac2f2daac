package io.jenkins.plugins.releasereadiness.engine.criteria;

import java.util.List;
import java.util.stream.Stream;

/**
 * The pass and warning bands of a question or check. It passes if any pass set holds; else it is a warning if any
 * warning set holds; else it fails.
 *
 * @param pass alternatives for passing; at least one
 * @param warn alternatives for a warning; may be empty
 */
public record Criteria(List<CriteriaSet> pass, List<CriteriaSet> warn) {
    public Criteria {
        pass = List.copyOf(pass);
        warn = List.copyOf(warn);
        if (pass.isEmpty()) {
            throw new IllegalArgumentException("criteria without a pass set could never pass");
        }
    }

    /** Every criterion, pass sets first. */
    public Stream<Criterion> all() {
        return Stream.concat(pass.stream(), warn.stream()).flatMap(set -> set.criteria().stream());
    }
}
