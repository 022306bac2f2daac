package io.jenkins.plugins.releasereadiness.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.yaml.Located;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problems;
import io.jenkins.plugins.releasereadiness.engine.yaml.YamlFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PolicyWriterPropertyTest {
    @SuppressWarnings("unchecked") // trees of YAML
    private static Map<String, Object> everything() {
        Map<String, Object> tree =
                (Map<String, Object>) YamlFile.read("everything.yml", PolicyScene.everything(), new Problems())
                        .map(Located::plain)
                        .orElseThrow();
        tree.remove("extends");
        return tree;
    }

    /** Every place from which something could be taken away: a map with a key, or a list with an index. */
    private static void places(Object value, List<Runnable> removals) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> {
                removals.add(() -> map.remove(name));
                places(member, removals);
            });
        } else if (value instanceof List<?> list) {
            for (Object element : list) {
                removals.add(() -> list.remove(element));
                places(element, removals);
            }
        }
    }

    @Property(tries = 300)
    void whateverPolicyIsWrittenReadsEqual(@ForAll @Size(max = 5) Set<@IntRange(max = 400) Integer> taken)
            throws PolicyException {
        Map<String, Object> tree = everything();
        List<Runnable> removals = new ArrayList<>();
        places(tree, removals);
        taken.forEach(index -> removals.get(index % removals.size()).run());
        LoadedPolicy loaded = null;
        try {
            loaded = TestFormats.loader().load(PolicyText.file("a.yml", Json.pretty(tree)));
        } catch (PolicyException e) {
            Assume.that(false); // what was taken was needed
        }

        LoadedPolicy restored = PolicyLoader.restore("a.yml", loaded.document());

        assertThat(restored.policy()).isEqualTo(loaded.policy());
        assertThat(restored.document()).isEqualTo(loaded.document());
        assertThat(restored.sha256()).isEqualTo(loaded.sha256());
        assertThat(loaded.origins().keySet()).isEqualTo(restored.origins().keySet());
    }

    /** The same tree with the keys of every map in another order; lists stay, for their order has a meaning. */
    static Object shuffled(Object value, Random random) {
        if (value instanceof Map<?, ?> map) {
            List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
            Collections.shuffle(entries, random);
            Map<Object, Object> shuffled = new LinkedHashMap<>();
            entries.forEach(entry -> shuffled.put(entry.getKey(), shuffled(entry.getValue(), random)));
            return shuffled;
        }
        return value instanceof List<?> list
                ? list.stream().map(element -> shuffled(element, random)).toList()
                : value;
    }

    @Property(tries = 100)
    void theOrderOfKeysNeverMatters(@ForAll long seed) throws PolicyException {
        LoadedPolicy written = TestFormats.loader().load(PolicyText.file("a.yml", Json.pretty(everything())));

        LoadedPolicy other = TestFormats.loader()
                .load(PolicyText.file("a.yml", Json.pretty(shuffled(everything(), new Random(seed)))));

        assertThat(other.sha256()).isEqualTo(written.sha256());
        assertThat(other.origins().keySet()).isEqualTo(written.origins().keySet());
    }
}
