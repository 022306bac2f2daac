package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The outline of a JSON file as far as its {@link Head} shows it: which members stand where. The head may end anywhere,
 * and what cannot be parsed counts as its end.
 *
 * <p>A member is named by its path with {@code .} between the names; lists are passed through, so that
 * {@code runs.tool} is the tool of any run, and {@code Target} is also found in a list of objects at the top. Only the
 * outermost {@value #LEVELS} levels of objects are looked at.
 */
public final class JsonShape {
    static final int LEVELS = 4;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Map<String, String> members = new LinkedHashMap<>();
    private boolean list;
    private boolean object;

    private JsonShape() {}

    /** The outline of {@code head}; one without members if it is not JSON. */
    public static JsonShape of(Head head) {
        JsonShape shape = new JsonShape();
        if (head.looksLikeJson()) {
            String text = head.text();
            shape.object = text.startsWith("{");
            shape.list = text.startsWith("[");
            try (JsonParser parser = FACTORY.createParser(text)) {
                shape.collect(parser);
            } catch (IOException e) {
                // The head ends in the middle of the document: what was seen until there is the outline.
                return shape;
            }
        }
        return shape;
    }

    /** Whether the document begins an object. */
    public boolean isObject() {
        return object;
    }

    /** Whether the document begins a list. */
    public boolean isList() {
        return list;
    }

    /** Whether all of these members were seen. */
    public boolean has(String... paths) {
        return members.keySet().containsAll(List.of(paths));
    }

    /** Whether one of these members was seen. */
    public boolean hasAny(String... paths) {
        for (String path : paths) {
            if (members.containsKey(path)) {
                return true;
            }
        }
        return false;
    }

    /** The first text, number or truth value of the member as text; empty if there is none, it was not seen or is cut. */
    public String text(String path) {
        return members.getOrDefault(path, "");
    }

    /** The names seen at the top, in their order; of a list at the top those of its objects. */
    public List<String> topLevel() {
        List<String> names = new ArrayList<>();
        for (String path : members.keySet()) {
            if (path.indexOf('.') < 0) {
                names.add(path);
            }
        }
        return names;
    }

    private void collect(JsonParser parser) throws IOException {
        List<String> objects = new ArrayList<>();
        String member = "";
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                objects.add(member);
            } else if (token == JsonToken.END_OBJECT) {
                member = objects.remove(objects.size() - 1);
            } else if (objects.size() <= LEVELS) {
                if (token == JsonToken.FIELD_NAME) {
                    String parent = objects.get(objects.size() - 1);
                    member = parent.isEmpty() ? parser.currentName() : parent + "." + parser.currentName();
                    members.putIfAbsent(member, "");
                } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL && !member.isEmpty()) {
                    members.merge(member, parser.getText(), (first, next) -> first.isEmpty() ? next : first);
                }
            }
        }
    }
}
