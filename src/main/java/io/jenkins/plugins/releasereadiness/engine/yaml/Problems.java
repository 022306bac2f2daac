package io.jenkins.plugins.releasereadiness.engine.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects mistakes, so that one run names all of them. Used by one thread. */
public final class Problems {
    /** Nobody reads more, and hostile files could make very many. */
    public static final int MAX = 500;

    private final List<Problem> found = new ArrayList<>();
    private final List<String> files = new ArrayList<>();

    public void add(Place place, String message) {
        if (isFull()) {
            return;
        }
        if (!files.contains(place.file())) {
            files.add(place.file());
        }
        Problem problem = new Problem(place, message);
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    /** Whether more would not be kept. */
    boolean isFull() {
        return found.size() >= MAX;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Everything found, at most {@link #MAX}: file by file as they came up, each from top to bottom. */
    public List<Problem> all() {
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.<Problem>comparingInt(
                        problem -> files.indexOf(problem.place().file()))
                .thenComparingInt(problem -> problem.place().line())
                .thenComparingInt(problem -> problem.place().column()));
        return List.copyOf(sorted);
    }
}
