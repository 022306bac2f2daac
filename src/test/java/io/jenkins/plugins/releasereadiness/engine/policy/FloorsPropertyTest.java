package io.jenkins.plugins.releasereadiness.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever a policy asks for beyond the floors, one value below one of them is refused: every kind of floor is tried. */
class FloorsPropertyTest {
    /** A change of a policy's document. */
    private record Change(String floor, BiConsumer<Tree, Random> what) {}

    /** A mutable document with short ways into it. */
    private record Tree(Map<String, Object> root) {
        @SuppressWarnings("unchecked") // documents are maps of maps
        Map<String, Object> at(String... path) {
            Map<String, Object> map = root;
            for (String name : path) {
                map = (Map<String, Object>) map.computeIfAbsent(name, any -> new LinkedHashMap<>());
            }
            return map;
        }

        @SuppressWarnings("unchecked") // the lists of a document that are used here hold texts
        List<String> texts(String name, String... path) {
            return new ArrayList<>((List<String>) at(path).getOrDefault(name, List.of()));
        }

        void removeGate(String id) {
            at("gates").remove(id);
            List<String> required = texts("requiredGates", "approval");
            required.remove(id);
            at("approval").put("requiredGates", required);
            at("gates")
                    .keySet()
                    .forEach(gate -> at("gates", gate, "checks")
                            .values()
                            .removeIf(check -> check instanceof Map<?, ?> map && id.equals(map.get("gate"))));
        }
    }

    private static final List<Change> LOOSER = List.of(
            new Change(
                    "overall threshold",
                    (tree, random) -> tree.at("thresholds").put("overall", BigDecimal.valueOf(random.nextInt(800), 1))),
            new Change(
                    "minimum of category security",
                    (tree, random) -> tree.at("categories", "security")
                            .put("minimum", BigDecimal.valueOf(random.nextInt(900), 1))),
            new Change(
                    "minimum of category security",
                    (tree, random) -> tree.at("categories", "security").remove("minimum")),
            new Change(
                    "confirmed waivers", (tree, random) -> tree.at("thresholds").put("confirmedWaivers", false)),
            new Change(
                    "most waivers", (tree, random) -> tree.at("thresholds").put("maxWaivers", 4 + random.nextInt(90))),
            new Change(
                    "mandatory question data.backup",
                    (tree, random) -> tree.at("questions").remove("data.backup")),
            new Change(
                    "mandatory question data.backup",
                    (tree, random) -> tree.at("questions", "data.backup").put("mandatory", false)),
            new Change(
                    "mandatory question data.backup",
                    (tree, random) -> tree.at("questions", "data.backup")
                            .put("severity", List.of("high", "medium", "low").get(random.nextInt(3)))),
            new Change(
                    "mandatory question data.backup",
                    (tree, random) -> tree.at("questions", "data.backup")
                            .put("attestationMaxAge", (91 + random.nextInt(999)) + "d")),
            new Change(
                    "mandatory question data.backup",
                    (tree, random) -> tree.at("questions", "data.backup").remove("attestationMaxAge")),
            new Change(
                    "mandatory question data.backup",
                    (tree, random) -> tree.at("questions", "data.backup")
                            .put("pass", List.of("unit-tests.total >= " + random.nextInt(99)))),
            new Change(
                    "mandatory question data.backup",
                    (tree, random) -> tree.root().put("waivers", List.of(waiver("data.backup")))),
            new Change(
                    "mandatory question security.vulnerabilities",
                    (tree, random) -> tree.at("questions", "security.vulnerabilities")
                            .put("warn", List.of("code-scan.high <= " + (3 + random.nextInt(50))))),
            new Change("mandatory question security.vulnerabilities", (tree, random) -> {
                tree.at("questions", "security.vulnerabilities").remove("pass");
                tree.at("questions", "security.vulnerabilities").remove("warn");
            }),
            new Change(
                    "mandatory question security.vulnerabilities",
                    (tree, random) -> tree.at("sources", "code-scan").put("emptyRunIsClean", true)),
            new Change(
                    "mandatory question security.vulnerabilities",
                    (tree, random) -> tree.at("sources", "code-scan").put("maxAge", (8 + random.nextInt(99)) + "d")),
            new Change("mandatory question security.vulnerabilities", (tree, random) -> {
                tree.at("sources", "statements").put("format", "openvex");
                tree.at("sources", "statements").put("files", List.of("vex.json"));
                tree.at("sources", "dependency-scan").put("vex", "statements");
            }),
            new Change("mandatory gate staging-validation", (tree, random) -> tree.removeGate("staging-validation")),
            new Change("mandatory gate production-launch", (tree, random) -> tree.removeGate("production-launch")),
            new Change("mandatory gate staging-validation", (tree, random) -> {
                List<String> required = tree.texts("requiredGates", "approval");
                required.remove("staging-validation");
                tree.at("approval").put("requiredGates", required);
            }),
            new Change(
                    "mandatory gate staging-validation",
                    (tree, random) -> tree.at("gates", "staging-validation").put("inconclusive", "ask")),
            new Change(
                    "mandatory gate production-launch",
                    (tree, random) -> tree.at("gates", "production-launch").put("phase", "stabilization")),
            new Change("mandatory gate staging-validation", (tree, random) -> {
                Map<String, Object> checks = tree.at("gates", "staging-validation", "checks");
                List<String> ids = checks.keySet().stream()
                        .filter(id -> !id.equals("more"))
                        .toList();
                checks.remove(ids.get(random.nextInt(ids.size())));
            }),
            new Change(
                    "mandatory gate staging-validation",
                    (tree, random) -> tree.at("gates", "staging-validation", "checks", "tests")
                            .putAll(random.nextBoolean() ? Map.of("optional", true) : Map.of("severity", "low"))),
            new Change(
                    "mandatory gate staging-validation",
                    (tree, random) -> tree.at("gates", "staging-validation", "checks", "report")
                            .put("maxAge", (8 + random.nextInt(99)) + "d")),
            new Change(
                    "approval rule",
                    (tree, random) -> tree.at("approval")
                            .put("rules", List.of("group:release-managers, user:u" + random.nextInt(9) + " : 2"))),
            new Change("approval rule", (tree, random) -> tree.at("approval").remove("rules")),
            new Change(
                    "different approvers",
                    (tree, random) -> tree.at("approval").put("rules", List.of("group:release-managers : 1"))),
            new Change(
                    "approval rule",
                    (tree, random) -> tree.at("approval", "escalate")
                            .putAll(Map.of("after", "1h", "to", "user:u" + random.nextInt(9)))),
            new Change(
                    "who started the build",
                    (tree, random) -> tree.at("approval", "exclude").put("starter", false)),
            new Change(
                    "the authors of the change",
                    (tree, random) -> tree.at("approval", "exclude").put("authors", false)),
            new Change(
                    "who last changed the policy",
                    (tree, random) -> tree.at("approval", "exclude").put("policyEditors", false)),
            new Change(
                    "shortest reason",
                    (tree, random) -> tree.at("approval").put("minReasonLength", random.nextInt(10))));

    private static final List<Change> TIGHTER = List.of(
            new Change(
                    "overall",
                    (tree, random) ->
                            tree.at("thresholds").put("overall", BigDecimal.valueOf(800 + random.nextInt(201), 1))),
            new Change(
                    "category",
                    (tree, random) -> tree.at("categories", "security")
                            .put("minimum", BigDecimal.valueOf(900 + random.nextInt(101), 1))),
            new Change("waivers", (tree, random) -> tree.at("thresholds").put("maxWaivers", random.nextInt(4))),
            new Change(
                    "age",
                    (tree, random) -> tree.at("questions", "data.backup")
                            .put("attestationMaxAge", (1 + random.nextInt(90)) + "d")),
            new Change(
                    "other question",
                    (tree, random) -> tree.at("questions", "documentation.support-training")
                            .put("severity", List.of("critical", "low").get(random.nextInt(2)))),
            new Change(
                    "source",
                    (tree, random) -> tree.at("sources", "code-scan").put("maxAge", (1 + random.nextInt(7)) + "d")),
            new Change(
                    "check",
                    (tree, random) -> tree.at("gates", "staging-validation", "checks", "more")
                            .putAll(Map.of("text", "more", "environment", List.of("HOME")))),
            new Change(
                    "protected",
                    (tree, random) -> tree.at("gates", "production-launch").put("protected", random.nextBoolean())),
            new Change(
                    "rules",
                    (tree, random) -> tree.at("approval")
                            .put(
                                    "rules",
                                    List.of("group:release-managers : " + (2 + random.nextInt(5)), "user:alice"))),
            new Change("reason", (tree, random) -> tree.at("approval").put("minReasonLength", 10 + random.nextInt(90))),
            new Change(
                    "waiver",
                    (tree, random) -> tree.root().put("waivers", List.of(waiver("documentation.support-training")))));

    private static Map<String, Object> waiver(String question) {
        return Map.of(
                "question", question, "reason", "r", "owner", "bob", "approvedBy", "carol", "expires", "2026-12-31");
    }

    private static Tree atTheFloors(long seed) {
        try {
            LoadedPolicy policy = TestFormats.loader().load(PolicyText.file("readiness.yml", FloorsTest.OWN));
            @SuppressWarnings("unchecked") // a document is a map
            Tree tree = new Tree((Map<String, Object>) Json.read(Json.compact(policy.document())));
            Random random = new Random(seed);
            TIGHTER.stream()
                    .filter(any -> random.nextBoolean())
                    .forEach(change -> change.what().accept(tree, random));
            return tree;
        } catch (PolicyException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Problem> problems(Tree tree) {
        try {
            return FloorsTest.FLOORS.problems(
                    TestFormats.loader().load(PolicyText.file("readiness.yml", Json.pretty(tree.root()))));
        } catch (PolicyException e) {
            throw new AssertionError(e);
        }
    }

    @Property(tries = 100)
    void whateverIsTighterPasses(@ForAll long seed) {
        assertThat(problems(atTheFloors(seed))).isEmpty();
    }

    @Property(tries = 320)
    void looseningIsRefusedWhateverElseIsTighter(@ForAll @IntRange(max = 32) int kind, @ForAll long seed) {
        Change change = LOOSER.get(kind);
        Tree tree = atTheFloors(seed);

        change.what().accept(tree, new Random(seed + 1));

        assertThat(problems(tree))
                .as("floor \"%s\"", change.floor())
                .anySatisfy(problem -> assertThat(problem.message()).contains(change.floor()));
    }

    @Property(tries = 200)
    void belowAnyNumberIsRefusedAndAtOrAboveItIsNot(
            @ForAll @IntRange(max = 1000) int overall,
            @ForAll @IntRange(max = 1000) int security,
            @ForAll @IntRange(max = 6) int waivers,
            @ForAll @IntRange(max = 20) int reason,
            @ForAll @IntRange(min = 1, max = 4) int count) {
        boolean loose = overall < 800 || security < 900 || waivers > 3 || reason < 10 || count < 2;

        List<Problem> problems = numbers(Map.of(
                "thresholds",
                Map.of(
                        "overall",
                        BigDecimal.valueOf(overall, 1),
                        "maxWaivers",
                        waivers,
                        "categories",
                        Map.of("security", BigDecimal.valueOf(security, 1))),
                "approval",
                Map.of("minReasonLength", reason, "rules", List.of("group:release-managers : " + count))));

        assertThat(problems.isEmpty()).isNotEqualTo(loose);
    }

    private static List<Problem> numbers(Map<String, Object> overrides) {
        try {
            return FloorsTest.FLOORS.problems(
                    TestFormats.loader().load(PolicyText.file("readiness.yml", FloorsTest.OWN), overrides));
        } catch (PolicyException e) {
            throw new AssertionError(e);
        }
    }
}
