package io.jenkins.plugins.releasereadiness.engine.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTest {
    private final Problems problems = new Problems();

    private Optional<Located> read(String text) {
        return YamlFile.read("a.yml", text, problems);
    }

    @Test
    void yamlOneTwoScalarsAreWhatTheyLookLike() {
        Object tree = read("{a: 1, b: 1.50, c: true, d: yes, e: '1', f: null, g: 09:00, h: 2026-01-31, i: 1e99999999}")
                .orElseThrow()
                .plain();

        Map<String, Object> expected = new java.util.LinkedHashMap<>();
        expected.put("a", 1L);
        expected.put("b", new BigDecimal("1.50"));
        expected.put("c", true);
        expected.put("d", "yes");
        expected.put("e", "1");
        expected.put("f", null);
        expected.put("g", "09:00");
        expected.put("h", "2026-01-31");
        expected.put("i", "1e99999999");
        assertThat(tree).isEqualTo(expected);
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstKey() {
        assertThat(read("\uFEFFa: 1").orElseThrow().plain()).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void everyValueKnowsItsPlace() {
        Located.Mapping map = (Located.Mapping) read("a:\n  b: [x, 'y z']\n").orElseThrow();
        Located.Mapping inner = (Located.Mapping) map.members().get("a");
        Located.Sequence list = (Located.Sequence) inner.members().get("b");
        Located.Scalar quoted = (Located.Scalar) list.elements().get(1);

        assertThat(inner.keys().get("b")).hasToString("a.yml:2:3");
        assertThat(list.elements().get(0).place()).hasToString("a.yml:2:7");
        assertThat(quoted.place()).hasToString("a.yml:2:10");
        assertThat(quoted.placeOf(3)).hasToString("a.yml:2:13");
    }

    @Test
    void aTextThatTheFileShowsOtherwiseHasOnlyTheValuesPlace() {
        Located.Sequence list =
                (Located.Sequence) read("- \"a\\tb\"\n- |\n  c\n- d\n  e\n").orElseThrow();

        assertThat(list.elements())
                .allSatisfy(element ->
                        assertThat(((Located.Scalar) element).placeOf(3)).isEqualTo(element.place()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'a: b: c'          | a.yml:1:5: this is not YAML
                    '{a: 1, b: 2, a: 3}' | a.yml:1:14: 'a' stands twice; first at a.yml:1:2
                    '[a'               | a.yml:1:3: this is not YAML
                    'a: *b'            | a.yml:1:4: this is not YAML
                    'a: !!set {b}'     | a.yml:1:4: the tag tag:yaml.org,2002:set is not allowed
                    '? [a]: b'         | a key should be a text
                    '--- a\n--- b'     | this is not YAML
                    ''                 | a.yml:1:1: the file is empty
                    '# only words'     | a.yml:1:1: the file is empty
                    """)
    void aMistakeIsNamedWithItsPlace(String text, String message) {
        read(text.replace("\\n", "\n"));

        assertThat(problems.all()).hasSize(1);
        assertThat(problems.all().get(0).toString()).contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: \"\\u", "a: \"\\u00", "a: \"\\x", "a: \"\\U0011", "\"\\UFFFFFFFF\""})
    void anEscapeThatIsCutOffIsAMistake(String text) {
        assertThat(read(text)).isEmpty();
        assertThat(problems.all()).hasSize(1);
    }

    @Test
    void deepNestingIsRefusedBeforeAnythingRecurses() {
        assertThat(read("[".repeat(500_000))).isEmpty();
        assertThat(problems.all().get(0).message()).contains("nested deeper than 50 levels");
    }

    @Test
    void aliasesCannotMakeASmallFileLarge() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 9; level++) {
            String below = "*a" + (level - 1);
            text.append("a" + level + ": &a" + level + " [" + (below + ", ").repeat(9) + below + "]\n");
        }

        assertThat(read(text.toString())).isEmpty();
        assertThat(problems.all()).hasSize(1);
    }

    @Test
    void anAliasOfItselfIsRefused() {
        assertThat(read("&a [*a]")).isEmpty();
        assertThat(problems.all().get(0).message()).contains("aliases make more than 50 levels");
    }

    @Test
    void aFileBeyondTheLimitIsRefused() {
        assertThat(read("#".repeat(YamlFile.MAX_LENGTH + 1))).isEmpty();
        assertThat(problems.all().get(0).message()).contains("has more than 1048576 characters");
    }

    @Property
    void anyTextIsADocumentOrHasAProblem(@ForAll String text) {
        Problems found = new Problems();

        assertThat(YamlFile.read("a.yml", text, found).isPresent() || !found.isEmpty())
                .isTrue();
    }
}
