package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The tool of a SARIF run: its name and version, and the rules of its driver and extensions. */
final class SarifTool {
    /** Numbers as tools write them; not what else a Java parser would take for one. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(\\.\\d{1,20})?");

    /** A rule: its default level, {@code null} if not given, and the band of its score, {@code null} without one. */
    private record Rule(String id, String level, FindingSeverity band) {}

    /** The driver or an extension. */
    private static final class Component {
        private String name;
        private String guid;
        private String version;
        private final List<Rule> rules = new ArrayList<>();
    }

    private final JsonCursor json;
    private final List<Component> extensions = new ArrayList<>();
    private final Map<String, Rule> byId = new HashMap<>();
    private final Map<String, Rule> byGuid = new HashMap<>();

    private Component driver = new Component();

    // The rule being read.
    private String id;
    private String guid;
    private String level;
    private FindingSeverity band;

    SarifTool(JsonCursor json) {
        this.json = json;
    }

    /** Reads the tool at hand. */
    void read() throws IOException {
        json.members("\"tool\"", name -> {
            switch (name) {
                case "driver" -> driver = component();
                case "extensions" -> json.elements("\"extensions\"", () -> extensions.add(component()));
                default -> json.skip();
            }
        });
        index(driver);
        extensions.forEach(this::index);
    }

    /** The driver's name, {@code null} if not given. */
    String name() {
        return driver.name;
    }

    /** The driver's version, {@code null} if not given. */
    String version() {
        return driver.version;
    }

    boolean hasRules() {
        return !driver.rules.isEmpty() || extensions.stream().anyMatch(extension -> !extension.rules.isEmpty());
    }

    /**
     * How severe a result is: by the score of its rule, else by its level, else by the rule's level, else a warning
     * (evidence rules 17 and 18).
     *
     * @param ownLevel the result's own level, {@code null} if not given
     */
    FindingSeverity severity(SarifRuleRef ref, String ownLevel) {
        Rule rule = find(ref);
        if (rule != null && rule.band != null) {
            return rule.band;
        }
        String decisive = ownLevel != null ? ownLevel : rule != null ? rule.level : null;
        return decisive == null
                ? FindingSeverity.MEDIUM
                : switch (decisive.toLowerCase(Locale.ROOT)) {
                    case "error" -> FindingSeverity.HIGH;
                    case "warning" -> FindingSeverity.MEDIUM;
                    case "note" -> FindingSeverity.LOW;
                    case "none" -> FindingSeverity.INFO;
                    default -> FindingSeverity.UNKNOWN;
                };
    }

    private Rule find(SarifRuleRef ref) {
        List<Rule> rules = rulesOf(ref);
        Rule byIndex = ref.index() >= 0 && ref.index() < rules.size() ? rules.get(ref.index()) : null;
        if (byIndex != null && (ref.id() == null || named(ref.id(), byIndex.id))) {
            return byIndex;
        }
        // The place is wrong or not given: the name counts, and the place only where the name leads nowhere.
        Rule named = ref.guid() == null ? null : byGuid.get(ref.guid());
        for (String name = ref.id(); named == null && name != null; name = parent(name)) {
            named = byId.get(name);
        }
        return named != null ? named : byIndex;
    }

    private List<Rule> rulesOf(SarifRuleRef ref) {
        if (ref.component() >= 0) {
            return ref.component() < extensions.size() ? extensions.get(ref.component()).rules : List.of();
        }
        if (ref.componentName() != null) {
            for (Component extension : extensions) {
                if (ref.componentName().equals(extension.name)
                        || ref.componentName().equals(extension.guid)) {
                    return extension.rules;
                }
            }
        }
        return driver.rules;
    }

    /** Whether a result's id names the rule: it may be the rule's id with more parts (SARIF 2.1.0, 3.27.5). */
    private static boolean named(String resultId, String ruleId) {
        return ruleId == null
                || resultId.equals(ruleId)
                || resultId.startsWith(ruleId) && resultId.charAt(ruleId.length()) == '/';
    }

    private static String parent(String hierarchicalId) {
        int last = hierarchicalId.lastIndexOf('/');
        return last <= 0 ? null : hierarchicalId.substring(0, last);
    }

    private void index(Component component) {
        for (Rule rule : component.rules) {
            if (rule.id != null) {
                byId.putIfAbsent(rule.id, rule);
            }
        }
    }

    private Component component() throws IOException {
        Component component = new Component();
        json.members("a tool component", name -> {
            switch (name) {
                case "name" -> component.name = json.scalarOrNull();
                case "guid" -> component.guid = json.scalarOrNull();
                case "version" -> component.version = json.scalarOrNull();
                case "semanticVersion" -> {
                    if (component.version == null) {
                        component.version = json.scalarOrNull();
                    }
                }
                case "rules" -> json.elements("\"rules\"", () -> component.rules.add(rule()));
                default -> json.skip();
            }
        });
        return component;
    }

    private Rule rule() throws IOException {
        id = null;
        guid = null;
        level = null;
        band = null;
        json.members("a rule", this::ruleMember);
        Rule rule = new Rule(id, level, band);
        if (guid != null) {
            byGuid.putIfAbsent(guid, rule);
        }
        return rule;
    }

    private void ruleMember(String name) throws IOException {
        switch (name) {
            case "id" -> id = json.scalarOrNull();
            case "guid" -> guid = json.scalarOrNull();
            case "defaultConfiguration" -> {
                if (json.isObject()) {
                    json.members("the default configuration", member -> {
                        if (member.equals("level")) {
                            level = json.scalarOrNull();
                        }
                    });
                }
            }
            case "properties" -> {
                if (json.isObject()) {
                    json.members("the properties", member -> {
                        if (member.equals("security-severity")) {
                            band = band(json.scalarOrNull());
                        }
                    });
                }
            }
            default -> json.skip();
        }
    }

    /** The band of a {@code security-severity}; {@code null} if it is no number above 0 and up to 10. */
    private static FindingSeverity band(String text) {
        if (text == null || !NUMBER.matcher(text.strip()).matches()) {
            return null;
        }
        double score = Double.parseDouble(text.strip());
        return score > 0 && score <= 10 ? FindingSeverity.ofScore(score) : null;
    }
}
