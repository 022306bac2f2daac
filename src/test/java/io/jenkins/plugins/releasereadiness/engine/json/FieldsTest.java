package io.jenkins.plugins.releasereadiness.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FieldsTest {
    private static final Fields FIELDS = Fields.of(Json.read("""
                    {"text": "x", "count": 3, "number": 2.50, "yes": true, "at": "2026-01-31T12:00:00Z", "day": "MONDAY",
                     "none": null, "list": [1], "texts": ["a", "b"], "inner": {"deep": [{"voter": 7}, {"voter": "bob"}]}}
                    """), "");

    @Test
    void membersAreReadWithTheirTypes() {
        assertThat(FIELDS.text("text")).isEqualTo("x");
        assertThat(FIELDS.count("count")).isEqualTo(3);
        assertThat(FIELDS.number("count")).isEqualTo(new BigDecimal(3));
        assertThat(FIELDS.number("number")).isEqualTo(new BigDecimal("2.50"));
        assertThat(FIELDS.bool("yes")).isTrue();
        assertThat(FIELDS.time("at")).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
        DayOfWeek day = FIELDS.word("day", DayOfWeek::valueOf);
        assertThat(day).isEqualTo(DayOfWeek.MONDAY);
        assertThat(FIELDS.list("list")).isEqualTo(List.of(1L));
        assertThat(FIELDS.texts("texts")).containsExactly("a", "b");
        assertThat(FIELDS.object("inner").objects("deep").get(1).text("voter")).isEqualTo("bob");
    }

    @Test
    void absentAndNullAreTheSame() {
        for (String name : List.of("none", "absent")) {
            assertThat(FIELDS.has(name)).isFalse();
            assertThat(FIELDS.optionalText(name)).isEmpty();
            assertThat(FIELDS.optionalCount(name)).isEmpty();
            assertThat(FIELDS.optionalNumber(name)).isEmpty();
            assertThat(FIELDS.optionalBool(name)).isEmpty();
            assertThat(FIELDS.optionalTime(name)).isEmpty();
            assertThat(FIELDS.optionalObject(name)).isEmpty();
            assertThat(FIELDS.optionalList(name)).isEmpty();
            assertThat(FIELDS.objects(name)).isEmpty();
            assertThat(FIELDS.texts(name)).isEmpty();
            assertThatThrownBy(() -> FIELDS.text(name)).hasMessage(name + " is missing");
        }
        assertThat(FIELDS.names()).contains("none");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                wrong(f -> f.text("count"), "count should be a text but is a number"),
                wrong(f -> f.count("number"), "number should be a whole number from 0 to 2^53 but is 2.50"),
                wrong(f -> f.count("text"), "text should be a whole number from 0 to 2^53 but is a text"),
                wrong(f -> f.number("yes"), "yes should be a number but is true or false"),
                wrong(f -> f.bool("text"), "text should be true or false but is a text"),
                wrong(f -> f.time("text"), "text should be a time such as 2026-01-31T12:00:00Z but is 'x'"),
                wrong(f -> f.object("list"), "list should be an object but is a list"),
                wrong(f -> f.list("inner"), "inner should be a list but is an object"),
                wrong(f -> f.texts("list"), "list[0] should be a text but is a number"),
                wrong(f -> f.counts("texts"), "texts[0] should be a whole number from 0 to 2^53 but is a text"),
                wrong(
                        f -> f.words("texts", Words.reader(DayOfWeek.class)),
                        "texts[0] is not allowed: 'a' is none of monday, tuesday, wednesday, thursday, friday, saturday,"
                                + " sunday"),
                wrong(f -> f.objects("texts"), "texts[0] should be an object but is a text"),
                wrong(
                        f -> f.object("inner").objects("deep").get(0).text("voter"),
                        "inner.deep[0].voter should be a text but is a number"),
                wrong(f -> f.object("inner").only("x", "y"), "inner.deep is not known here; allowed are: x, y"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesNameThePath(Consumer<Fields> access, String message) {
        assertThatThrownBy(() -> access.accept(FIELDS))
                .isInstanceOf(JsonException.class)
                .hasMessage(message);
    }

    @Test
    void anUnknownWordTellsWhatTheVocabularySays() {
        assertThatThrownBy(() -> FIELDS.word("text", DayOfWeek::valueOf))
                .isInstanceOf(JsonException.class)
                .hasMessageStartingWith("text is not allowed: ");
    }

    @Test
    void theRootMustBeAnObject() {
        assertThatThrownBy(() -> Fields.of(Json.read("[]"), ""))
                .isInstanceOf(JsonException.class)
                .hasMessage("the document should be an object but is a list");
    }

    private static Arguments wrong(Consumer<Fields> access, String message) {
        return Arguments.of(access, message);
    }
}
