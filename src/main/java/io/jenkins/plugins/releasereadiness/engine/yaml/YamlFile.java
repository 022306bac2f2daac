package io.jenkins.plugins.releasereadiness.engine.yaml;

import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads one YAML document within bounds. Used by one thread. */
public final class YamlFile {
    /** Longest file in characters. */
    public static final int MAX_LENGTH = 1 << 20;

    /** Editors on Windows begin UTF-8 files with it. */
    private static final String MARK = "\uFEFF";

    private static final int MAX_DEPTH = 50;
    private static final int MAX_VALUES = 200_000;
    private static final int MAX_ALIASES = 100;
    private static final int MAX_EXPONENT = 30;

    private static final Set<Tag> PLAIN_TAGS =
            Set.of(Tag.MAP, Tag.SEQ, Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL);

    private final String name;
    private final Problems problems;
    private int values;

    private YamlFile(String name, Problems problems) {
        this.name = name;
        this.problems = problems;
    }

    /**
     * Reads a file.
     *
     * @param name how a person knows the file
     * @param problems receives every mistake
     * @return the document, or empty if it cannot be read or is empty (a problem says so)
     */
    public static Optional<Located> read(String name, String text, Problems problems) {
        return new YamlFile(name, problems).read(text.startsWith(MARK) ? text.substring(1) : text);
    }

    private Optional<Located> read(String text) {
        if (text.length() > MAX_LENGTH) {
            problems.add(start(), "the file has more than " + MAX_LENGTH + " characters");
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setCodePointLimit(MAX_LENGTH)
                .setMaxAliasesForCollections(MAX_ALIASES)
                .setAllowNonScalarKeys(true)
                .build();
        try {
            checkDepth(settings, text);
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problems.add(start(), "the file is empty");
            }
            return root.map(node -> locate(node, 0));
        } catch (MarkedYamlEngineException e) {
            problems.add(
                    e.getProblemMark().or(e::getContextMark).map(this::place).orElseGet(this::start),
                    "this is not YAML: " + Shown.line(String.valueOf(e.getProblem()), 200));
        } catch (YamlEngineException | TooMuch e) {
            problems.add(start(), "this is not YAML that can be read: " + Shown.line(e.getMessage(), 200));
        } catch (RuntimeException e) {
            // The parser stumbles over what it did not foresee, such as an escape that the end of the file cuts off.
            problems.add(start(), "this is not YAML that can be read; the file may be cut off or damaged");
        }
        return Optional.empty();
    }

    /** Aliases make small files large; the tree is bounded, not only the file. */
    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuch(String message) {
            super(message);
        }
    }

    /** The composer recurses, so depth is counted before it runs. */
    private static void checkDepth(LoadSettings settings, String text) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
                throw new TooMuch("it is nested deeper than " + MAX_DEPTH + " levels");
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
    }

    private Located locate(Node node, int depth) {
        if (depth > MAX_DEPTH || ++values > MAX_VALUES) {
            throw new TooMuch("its aliases make more than " + MAX_DEPTH + " levels or " + MAX_VALUES + " values");
        }
        Place place = node.getStartMark().map(this::place).orElseGet(this::start);
        if (!PLAIN_TAGS.contains(node.getTag())) {
            problems.add(place, "the tag " + Shown.line(node.getTag().toString(), 60) + " is not allowed");
        }
        if (node instanceof MappingNode mapping) {
            return mapping(place, mapping, depth);
        }
        if (node instanceof SequenceNode sequence) {
            List<Located> elements = new ArrayList<>();
            sequence.getValue().forEach(element -> elements.add(locate(element, depth + 1)));
            return new Located.Sequence(place, elements);
        }
        return scalar(place, (ScalarNode) node);
    }

    private Located mapping(Place place, MappingNode node, int depth) {
        Map<String, Located> members = new LinkedHashMap<>();
        Map<String, Place> keys = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            Place at = tuple.getKeyNode().getStartMark().map(this::place).orElse(place);
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(at, "a key should be a text");
                continue;
            }
            Located value = locate(tuple.getValueNode(), depth + 1);
            if (members.containsKey(key.getValue())) {
                problems.add(
                        at,
                        "'" + Shown.line(key.getValue(), 80) + "' stands twice; first at " + keys.get(key.getValue()));
                continue;
            }
            members.put(key.getValue(), value);
            keys.put(key.getValue(), at);
        }
        return new Located.Mapping(place, members, keys);
    }

    private Located scalar(Place place, ScalarNode node) {
        String text = node.getValue();
        Tag tag = node.getTag();
        Object value = text;
        if (Tag.NULL.equals(tag)) {
            value = null;
        } else if (Tag.BOOL.equals(tag)) {
            value = text.equalsIgnoreCase("true");
        } else if (Tag.INT.equals(tag) || Tag.FLOAT.equals(tag)) {
            value = number(text).orElse(text);
        }
        return new Located.Scalar(place, value, text, indent(node));
    }

    /** Quotes before the text, if the file shows the text as it is. */
    private static int indent(ScalarNode node) {
        int quotes = node.getScalarStyle() == ScalarStyle.PLAIN ? 0 : 1;
        Optional<Mark> start = node.getStartMark();
        Optional<Mark> end = node.getEndMark();
        boolean asItIs = start.isPresent()
                && end.isPresent()
                && start.get().getLine() == end.get().getLine()
                && end.get().getColumn() - start.get().getColumn()
                        == node.getValue().codePointCount(0, node.getValue().length()) + 2 * quotes;
        return asItIs ? quotes : -1;
    }

    /** The exact number, unless it is one only for YAML (such as {@code .inf} or {@code 0x1F}) or absurdly large. */
    private static Optional<Object> number(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs((long) number.precision() - number.scale()) > MAX_EXPONENT || number.scale() > MAX_EXPONENT) {
                return Optional.empty();
            }
            return Optional.of(
                    number.scale() <= 0 && number.precision() - number.scale() < 19
                            ? (Object) number.longValueExact()
                            : number);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Place place(Mark mark) {
        return new Place(name, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private Place start() {
        return new Place(name, 1, 1);
    }
}
