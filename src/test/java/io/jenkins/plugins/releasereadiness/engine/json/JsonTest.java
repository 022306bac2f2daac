package io.jenkins.plugins.releasereadiness.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void compactKeepsTheOrderOfMembers() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("z", 1);
        tree.put("a", Arrays.asList(true, null, "x", 2.5, new BigDecimal("1.20")));
        tree.put("m", Map.of());
        assertThat(Json.compact(tree)).isEqualTo("{\"z\":1,\"a\":[true,null,\"x\",2.5,1.20],\"m\":{}}");
    }

    @Test
    void prettyIndentsAndEndsWithANewline() {
        assertThat(Json.pretty(Map.of("a", List.of(1L, List.of())))).isEqualTo("""
                {
                  "a": [
                    1,
                    []
                  ]
                }
                """);
    }

    @Test
    void nothingThatEndsAScriptOrHidesTextIsWrittenAsItIs() {
        assertThat(Json.compact("</script>&\u2028\u2029\u202e\u0085\u007f\u00e9\ud83d\ude00"))
                .isEqualTo("\"\\u003c/script\\u003e\\u0026\\u2028\\u2029\\u202e\\u0085\\u007f\u00e9\ud83d\ude00\"");
    }

    @Test
    void controlCharactersAndQuotesAreEscaped() {
        assertThat(Json.compact("\"\\\n\r\t\b\f\u0000\u001f")).isEqualTo("\"\\\"\\\\\\n\\r\\t\\b\\f\\u0000\\u001f\"");
    }

    @Test
    void halfACharacterSurvivesAsAnEscapeButHasNoCanonicalForm() {
        String half = "a\ud83d";
        assertThat(Json.compact(half)).isEqualTo("\"a\\ud83d\"");
        assertThat(Json.compact("\ude00")).isEqualTo("\"\\ude00\"");
        assertThat(Json.read(Json.compact(half))).isEqualTo(half);
        assertThatIllegalArgumentException().isThrownBy(() -> Json.canonical(half));
    }

    @ParameterizedTest
    @CsvSource({
        "81.2, 81.2",
        "81, 81.0",
        "-0.0, 0.0",
        "0.1, 0.1",
        "2.0E-3, 0.002",
        "1e21, 1E+21",
        "1e22, 1E+22",
        "12345678, 12345678.0",
        "1e-7, 1E-7",
        "2e23, 2E+23",
        "5e-324, 5E-324",
        "1.7976931348623157E308, 1.7976931348623157E+308"
    })
    void doublesAreShortAndStayMeasures(double value, String written) {
        assertThat(Json.compact(value)).isEqualTo(written);
        assertThat(((BigDecimal) Json.read(written)).doubleValue()).isEqualTo(value == 0 ? 0.0 : value);
    }

    /** Numbers of RFC 8785 appendix B, by their IEEE 754 bits. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void canonicalNumbersAreThoseOfTheStandard(String bits, String written) {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
        assertThat(Json.canonical(value)).asString(StandardCharsets.UTF_8).isEqualTo(written);
    }

    /** The example of RFC 8785 section 3.2.2 to 3.2.4. */
    @Test
    void canonicalFormIsThatOfTheStandard() {
        Object tree = Json.read("""
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """);
        // The first number keeps the digits that a double would lose.
        assertThat(Json.canonical(tree))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.33333329,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void canonicalFormSortsByCodeUnitsAndIsTheSameForEqualNumbers() {
        assertThat(Json.canonical(Json.read("{\"\\ufb33\":1,\"\\ud83d\\ude00\":2,\"\\u00f6\":3,\"1\":4.0,\"\\r\":5}")))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"\\r\":5,\"1\":4,\"\u00f6\":3,\"\ud83d\ude00\":2,\"\ufb33\":1}");
    }

    @Test
    void whatJsonCannotHoldIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.compact(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.compact(new Object()));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.compact(Map.of(1, 2)));
        List<Object> circle = new ArrayList<>();
        circle.add(circle);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.compact(circle))
                .withMessageContaining("nested more than 100 deep");
    }

    @Test
    void readingGivesLongsExactDecimalsAndOrder() {
        assertThat(Json.read("{\"b\":[1,2.50,1e2,12345678901234567890,null,true,\"\\u003c\"],\"a\":{}}"))
                .isEqualTo(Map.of(
                        "b",
                        Arrays.asList(
                                1L,
                                new BigDecimal("2.50"),
                                new BigDecimal("1E+2"),
                                new BigDecimal("12345678901234567890"),
                                null,
                                true,
                                "<"),
                        "a",
                        Map.of()));
        assertThat(((Map<?, ?>) Json.read("{\"b\":1,\"a\":2}")).keySet().toString())
                .isEqualTo("[b, a]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "{} {}",
                "{}x",
                "01",
                "+1",
                ".5",
                "1.",
                "NaN",
                "Infinity",
                "'a'",
                "{a:1}",
                "\"\t\"",
                "\"\\x\"",
                "// c\n1",
                "1e999999999",
                "1e-999999999",
                "tru",
                "\ufeff{}"
            })
    void anythingButOneStrictJsonValueIsRefused(String text) {
        assertThatThrownBy(() -> Json.read(text)).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Json.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonException.class);
    }

    @Test
    void onlyUtf8IsTaken() {
        assertThatThrownBy(() -> Json.read(new byte[] {'"', (byte) 0xff, '"'}))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> Json.read(new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'}))
                .isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Json.read("{}".getBytes(StandardCharsets.UTF_16BE)))
                .isInstanceOf(JsonException.class);
    }

    @Test
    void nestingStringsNumbersAndLengthAreBounded() {
        assertThat(Json.read("[".repeat(100) + "]".repeat(100))).isInstanceOf(List.class);
        assertThatThrownBy(() -> Json.read("[".repeat(101) + "]".repeat(101)))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("beyond the limits");
        assertThatThrownBy(() -> Json.read("9".repeat(201))).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Json.read("{\"" + "n".repeat(10_001) + "\":1}"))
                .isInstanceOf(JsonException.class);
        byte[] longer = ("[" + "1,".repeat(50_000) + "1]").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Json.read(new ByteArrayInputStream(longer), 50_000))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("beyond the limits");
    }

    @Test
    void streamsAreReadToTheirEnd() throws IOException {
        byte[] bytes = "{\"a\":\"\u00e9\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(Json.read(new ByteArrayInputStream(bytes), 1000)).isEqualTo(Map.of("a", "\u00e9"));
    }

    @Test
    void mistakesTellTheirPlace() {
        assertThatThrownBy(() -> Json.read("{\n  \"a\": nul\n}")).isInstanceOfSatisfying(JsonException.class, e -> {
            assertThat(e.line()).isEqualTo(2);
            assertThat(e.located("x.json")).startsWith("x.json:2:").contains("this is not JSON");
        });
        assertThat(new JsonException("is empty").located("x.json")).isEqualTo("x.json: is empty");
    }
}
