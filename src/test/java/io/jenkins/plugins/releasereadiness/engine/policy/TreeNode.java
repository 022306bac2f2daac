package io.jenkins.plugins.releasereadiness.engine.policy;

import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.harrel.jsonschema.SimpleType;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plain trees as the schema validator sees them. */
public record TreeNode(Object value, String pointer) implements JsonNode {
    public static final JsonNodeFactory FACTORY = new JsonNodeFactory() {
        @Override
        public JsonNode wrap(Object tree) {
            return tree instanceof TreeNode node ? node : new TreeNode(tree, "");
        }

        @Override
        public JsonNode create(String text) {
            return new TreeNode(Json.read(text), "");
        }
    };

    @Override
    public String getJsonPointer() {
        return pointer;
    }

    @Override
    public SimpleType getNodeType() {
        if (value == null) {
            return SimpleType.NULL;
        } else if (value instanceof Boolean) {
            return SimpleType.BOOLEAN;
        } else if (value instanceof String) {
            return SimpleType.STRING;
        } else if (value instanceof List) {
            return SimpleType.ARRAY;
        } else if (value instanceof Map) {
            return SimpleType.OBJECT;
        }
        return asNumber().stripTrailingZeros().scale() <= 0 ? SimpleType.INTEGER : SimpleType.NUMBER;
    }

    @Override
    public boolean asBoolean() {
        return (Boolean) value;
    }

    @Override
    public String asString() {
        return String.valueOf(value);
    }

    @Override
    public BigInteger asInteger() {
        return asNumber().toBigInteger();
    }

    @Override
    public BigDecimal asNumber() {
        return new BigDecimal(value.toString());
    }

    @Override
    public List<JsonNode> asArray() {
        List<JsonNode> elements = new ArrayList<>();
        for (Object element : (List<?>) value) {
            elements.add(new TreeNode(element, pointer + "/" + elements.size()));
        }
        return elements;
    }

    @Override
    public Map<String, JsonNode> asObject() {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        ((Map<?, ?>) value)
                .forEach((name, member) -> members.put(
                        (String) name,
                        new TreeNode(member, pointer + "/" + JsonNode.encodeJsonPointer((String) name))));
        return members;
    }
}
