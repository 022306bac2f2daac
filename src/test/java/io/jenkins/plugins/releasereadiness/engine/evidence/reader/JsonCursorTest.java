package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCursorTest {
    @Test
    void goesThroughMembersAndElementsAndSkipsWhatIsLeftUnread() throws IOException {
        List<String> seen = new ArrayList<>();

        read("{\"a\": {\"x\": [1, {\"y\": 2}]}, \"b\": [{\"c\": 1}, {\"c\": 2}], \"d\": \"e\"}", json -> {
            json.members("the document", name -> {
                seen.add(name);
                if (name.equals("b")) {
                    json.elements("b", () -> json.members("an element", inner -> seen.add(inner + json.count(inner))));
                }
            });
        });

        assertThat(seen).containsExactly("a", "b", "c1", "c2", "d");
    }

    @Test
    void aHandlerMayStopInTheMiddleOfAValue() throws IOException {
        List<String> seen = new ArrayList<>();

        read(
                "[[1, [2, 3]], {\"a\": [4]}, 5]",
                json -> json.elements("the document", () -> {
                    seen.add(json.valueWord());
                    if (json.isList()) {
                        json.skip();
                    }
                }));

        assertThat(seen).containsExactly("a list", "an object", "a number");
    }

    @Test
    void nullInAListsPlaceIsAnEmptyList() throws IOException {
        read(
                "null",
                json -> json.elements("runs", () -> {
                    throw new AssertionError("there is no element");
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "\"[]\"", "0", "true"})
    void anythingElseInAListsPlaceIsRefused(String value) {
        assertThatThrownBy(() -> read(value, json -> json.elements("runs", () -> {})))
                .isInstanceOf(UnreadableException.class)
                .hasMessageStartingWith("runs should be a list but is ");
    }

    @Test
    void aMemberThatComesTwiceIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> read("{\"runs\": [],\n \"runs\": []}", json -> json.members("it", name -> {})))
                .isInstanceOfSatisfying(UnreadableException.class, e -> {
                    assertThat(e).hasMessageStartingWith("the member 'runs' comes twice in one object");
                    assertThat(e.line()).isEqualTo(2);
                });
    }

    @Test
    void aMemberThatComesTwiceInASkippedPartIsRefusedToo() {
        assertThatThrownBy(() -> read("{\"x\": [{\"a\": 1, \"b\": 2, \"c\": 3, \"a\": 4}]}", JsonCursor::skip))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("comes twice");
    }

    @Test
    void theSameNameInAnotherObjectIsNoDuplicate() throws IOException {
        read("[{\"a\": {\"a\": 1}}, {\"a\": 2}]", JsonCursor::skip);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "3.0, 3",
        "1e3, 1000",
        "0e0, 0",
        "9007199254740992, 9007199254740992",
        "9007199254740992.0, 9007199254740992"
    })
    void aCountIsAWholeNumberUpTo2To53(String text, long count) throws IOException {
        List<Long> seen = new ArrayList<>();
        read(text, json -> seen.add(json.count("tests")));
        assertThat(seen).containsExactly(count);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "1.5",
                "9007199254740993",
                "9007199254740993.0",
                "9007199254740992.5",
                "1e400",
                "1e-400",
                "1e-99999999999",
                "1e99999999999",
                "1e2147483647",
                "99999999999999999999999999",
                "-0.5",
                "\"3\"",
                "null",
                "[]",
                "true"
            })
    void anythingElseIsNoCount(String text) {
        assertThatThrownBy(() -> read(text, json -> json.count("tests"))).isInstanceOf(UnreadableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e400", "+1", "01", "0x10", ".5", "\"1\""})
    void whatIsNoFiniteJsonNumberIsRefused(String text) {
        assertThatThrownBy(() -> read(text, json -> json.number("score"))).isInstanceOf(UnreadableException.class);
    }

    @Test
    void aNumberOfManyDigitsIsRefused() {
        assertThatThrownBy(() -> read("1".repeat(100_000), json -> json.number("score")))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("goes beyond what a report may hold");
    }

    @Test
    void deepNestingIsRefusedWhereItIsReadAndWhereItIsSkipped() {
        String deep = "[".repeat(100_000);
        assertThatThrownBy(() -> read(deep, JsonCursor::skip))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("goes beyond what a report may hold");
        assertThatThrownBy(() -> read("{\"a\":" + deep, json -> json.members("it", name -> {})))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void anEndlessStringIsRefusedOnlyWhereItIsNeeded() throws IOException {
        String text = "\"" + "x".repeat(9 << 20) + "\"";
        read("[" + text + "]", JsonCursor::skip);
        assertThatThrownBy(() -> read(text, json -> json.text("message"))).isInstanceOf(UnreadableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n ", "{\"a\": 1", "{\"a\"", "[1, 2", "[1, 2]]", "{} {}", "tru", "{'a': 1}", "[1,]"})
    void whatIsNotOneWholeJsonValueIsRefused(String text) {
        assertThatThrownBy(() -> read(text, JsonCursor::skip)).isInstanceOf(UnreadableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void encodingsAreToldByTheFirstBytes(String charset) throws IOException {
        List<String> seen = new ArrayList<>();
        JsonCursor.read(
                new ByteArrayInputStream("[\"ä€\"]".getBytes(Charset.forName(charset))),
                json -> json.elements("it", () -> seen.add(json.text("an element"))));
        assertThat(seen).containsExactly("ä€");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() throws IOException {
        read("\uFEFF[]", json -> assertThat(json.isList()).isTrue());
    }

    @Test
    void anEncodingThatJsonDoesNotHaveIsRefused() {
        byte[] mark = {0, 0, (byte) 0xFF, (byte) 0xFE, 0, 0, '{', 0};
        assertThatThrownBy(() -> JsonCursor.read(new ByteArrayInputStream(mark), JsonCursor::skip))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("encoding");
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] latin1 = "[\"ä\"]".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> JsonCursor.read(new ByteArrayInputStream(latin1), JsonCursor::skip))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void theReadingEndsWhenTheThreadIsInterrupted() {
        InputStream endless = new InputStream() {
            private long at;

            @Override
            public int read() {
                if (++at == 100_000) {
                    Thread.currentThread().interrupt();
                }
                return at == 1 ? '[' : at % 2 == 0 ? '1' : ',';
            }
        };

        assertThatThrownBy(() -> JsonCursor.read(endless, JsonCursor::skip)).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void read(String json, JsonCursor.Document document) throws IOException {
        JsonCursor.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), document);
    }
}
