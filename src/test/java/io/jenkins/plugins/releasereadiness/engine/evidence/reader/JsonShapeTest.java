package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonShapeTest {
    private static final String REPORT = """
            {"$schema": "https://example.org/schema.json", "version": 2, "none": null,
             "runs": [{"tool": {"driver": {"name": "a", "deep": {"deeper": 1}}}}, {"results": []}],
             "on": true}
            """;

    @Test
    void listsMembersWithTheirPaths() {
        JsonShape shape = shape(REPORT);

        assertThat(shape.isObject()).isTrue();
        assertThat(shape.topLevel()).containsExactly("$schema", "version", "none", "runs", "on");
        assertThat(shape.has("runs.tool", "runs.results", "runs.tool.driver.name"))
                .isTrue();
        assertThat(shape.has("runs", "tool")).isFalse();
        assertThat(shape.hasAny("tool", "on")).isTrue();
        assertThat(shape.hasAny("tool", "results")).isFalse();
        assertThat(shape.has("runs.tool.driver.deep.deeper")).isFalse();
    }

    @Test
    void keepsTheFirstScalarOfAMember() {
        JsonShape shape = shape(REPORT);

        assertThat(shape.text("$schema")).isEqualTo("https://example.org/schema.json");
        assertThat(shape.text("version")).isEqualTo("2");
        assertThat(shape.text("on")).isEqualTo("true");
        assertThat(shape.text("runs")).isEmpty();
        assertThat(shape.text("none")).isEmpty();
        assertThat(shape.text("absent")).isEmpty();
    }

    @Test
    void aListAtTheTopShowsTheMembersOfItsObjects() {
        JsonShape shape = shape("[{\"Target\": \"a\"}, {\"Type\": \"b\"}]");

        assertThat(shape.isList()).isTrue();
        assertThat(shape.isObject()).isFalse();
        assertThat(shape.topLevel()).containsExactly("Target", "Type");
    }

    @Test
    void theHeadMayEndAnywhere() {
        for (int end = 0; end <= REPORT.length(); end++) {
            JsonShape shape = shape(REPORT.substring(0, end));
            assertThat(shape(REPORT).topLevel()).containsAll(shape.topLevel());
            assertThat(shape.has("runs")).isEqualTo(end > REPORT.indexOf("\"runs\": [") + "\"runs\": ".length());
        }
    }

    @Test
    void whatIsNotJsonHasNoMembers() {
        assertThat(shape("<runs/>").topLevel()).isEmpty();
        assertThat(shape("").topLevel()).isEmpty();
        assertThat(shape("null").isObject()).isFalse();
        assertThat(shape("{{{{").topLevel()).isEmpty();
    }

    @Test
    void utf16IsUnderstood() {
        byte[] bytes = REPORT.getBytes(StandardCharsets.UTF_16);
        assertThat(JsonShape.of(new Head("", bytes)).has("runs.tool")).isTrue();
    }

    private static JsonShape shape(String text) {
        return JsonShape.of(new Head("report.json", text.getBytes(StandardCharsets.UTF_8)));
    }
}
