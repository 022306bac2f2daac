package io.jenkins.plugins.releasereadiness.engine.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonPropertyTest {
    @Property(tries = 500)
    void whatIsWrittenIsReadBack(@ForAll("trees") Object tree) {
        assertThat(Json.read(Json.compact(tree))).isEqualTo(tree);
        assertThat(Json.read(Json.pretty(tree))).isEqualTo(tree);
    }

    @Property(tries = 500)
    void canonicalFormIsItsOwnCanonicalForm(@ForAll("trees") Object tree) {
        byte[] canonical = Json.canonical(tree);
        assertThat(Json.canonical(Json.read(canonical))).isEqualTo(canonical);
    }

    @Property(tries = 2000)
    void everyDoubleComesBackBitForBit(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isFinite(value)) {
            assertThat(((BigDecimal) Json.read(Json.compact(value))).doubleValue())
                    .isEqualTo(value == 0 ? 0.0 : value);
            assertThat(JsonNumbers.shortest(value).precision())
                    .isLessThanOrEqualTo(new BigDecimal(Double.toString(value))
                            .stripTrailingZeros()
                            .precision());
        }
    }

    @Property(tries = 500)
    void textIsSafeInHtmlAndWithoutControls(@ForAll String text) {
        assertThat(Json.compact(text).codePoints())
                .noneMatch(c -> c < ' ' || c == '<' || c == '>' || c == '&' || c == 0x2028 || c == 0x2029);
    }

    @Provide
    Arbitrary<Object> trees() {
        Arbitrary<Object> leaf = Arbitraries.oneOf(
                Arbitraries.strings().excludeChars(surrogates()).ofMaxLength(12).map(Object.class::cast),
                Arbitraries.longs().map(Object.class::cast),
                Arbitraries.of(true, false).map(Object.class::cast),
                Arbitraries.bigDecimals()
                        .ofScale(3)
                        .filter(n -> n.precision() < 20)
                        .map(Object.class::cast));
        return Arbitraries.lazyOf(
                () -> leaf,
                () -> leaf.list().ofMaxSize(4).map(ArrayList::new),
                () -> Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(4), leaf)
                        .ofMaxSize(4)
                        .map(map -> {
                            Map<String, Object> object = new LinkedHashMap<>(map);
                            object.put("nested", List.of(new LinkedHashMap<>(map)));
                            return object;
                        }));
    }

    private static char[] surrogates() {
        char[] all = new char[Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1];
        for (int i = 0; i < all.length; i++) {
            all[i] = (char) (Character.MIN_SURROGATE + i);
        }
        return all;
    }
}
