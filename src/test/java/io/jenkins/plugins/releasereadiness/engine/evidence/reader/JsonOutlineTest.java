package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonOutlineTest {
    private static JsonShape outline(String json) throws IOException {
        Head head = JsonOutline.of("f", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        assertThat(head.bytes().length).isLessThan(200_000);
        return JsonShape.of(head);
    }

    @Test
    void membersOfAllElementsAreSeenHoweverFarBehind() throws IOException {
        JsonShape shape = outline("{\"a\": [" + "{\"b\": [{\"c\": 1}]},".repeat(20_000)
                + "{\"late\": true}], \"n\": null, \"last\": \"x\"}");
        assertThat(shape.topLevel()).containsExactly("a", "n", "last");
        assertThat(shape.has("a.b.c", "a.late")).isTrue();
        assertThat(shape.text("a.b.c")).isEqualTo("1");
        assertThat(shape.text("last")).isEqualTo("x");
    }

    @Test
    void aListStaysAList() throws IOException {
        JsonShape shape = outline("[{\"a\": 1}, {\"b\": {\"c\": 2}}, 3, []]");
        assertThat(shape.isList()).isTrue();
        assertThat(shape.has("a", "b.c")).isTrue();
    }

    @Test
    void whatIsDeeperThanAFormatNeedsIsPassedBy() throws IOException {
        JsonShape shape = outline("{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":1}}}}},\"z\":1}");
        assertThat(shape.has("a.b.c.d")).isTrue();
        assertThat(shape.has("a.b.c.d.e")).isFalse();
        assertThat(shape.has("z")).isTrue();
    }

    @Test
    void membersBeyondReasonAreLeftOutExceptAtTheTop() throws IOException {
        StringBuilder json = new StringBuilder("{\"a\":{");
        for (int i = 0; i < 50_000; i++) {
            json.append("\"m").append(i).append("\":1,");
        }
        assertThat(outline(json.append("\"end\":1},\"kind\":\"x\"}").toString()).text("kind"))
                .isEqualTo("x");
    }

    @Test
    void whatFollowsAMistakeIsNotInIt() throws IOException {
        assertThat(outline("{\"a\": 1, \"b\": nonsense, \"c\": 1}").topLevel())
                .contains("a")
                .doesNotContain("c");
        assertThat(outline("").topLevel()).isEmpty();
        assertThat(outline("{\"a\":".repeat(100_000)).topLevel()).containsExactly("a");
    }

    @Test
    void anInterruptedThreadStops() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> outline("{\"a\": 1}")).isInstanceOf(InterruptedIOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
