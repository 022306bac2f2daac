package io.jenkins.plugins.releasereadiness.ui;

import io.jenkins.plugins.releasereadiness.engine.score.Answer;
import io.jenkins.plugins.releasereadiness.engine.score.QuestionResult;
import java.util.List;
import java.util.Locale;

/** Which questions the scorecard lists; a query parameter, so that it works without script and can be linked to. */
enum Filter {
    ALL,
    OPEN,
    UNKNOWN,
    WAIVED;

    /** The filter that is called {@code word} in the query; {@link #ALL} for anything else. */
    static Filter ofWord(String word) {
        return Labels.find(Filter.class, Filter::word, word).orElse(ALL);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean shows(QuestionResult question) {
        return switch (this) {
            case ALL -> true;
            case OPEN -> question.answer().open() || question.answer() == Answer.WARNING;
            case UNKNOWN -> question.answer() == Answer.UNKNOWN;
            case WAIVED -> question.answer() == Answer.WAIVED;
        };
    }

    long count(List<QuestionResult> questions) {
        return questions.stream().filter(this::shows).count();
    }

    /**
     * A link to one filter.
     *
     * @param word its name in the query
     * @param label its name for people
     * @param count how many questions it shows
     * @param current whether it is in force
     */
    public record Link(String word, String label, long count, boolean current) {}
}
