package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A short document with the same members as a long JSON file, for the readers to recognise: what tells the format may
 * stand at the end of a file (some tools write {@code bomFormat} last, others sort the members by name), far behind a
 * {@link Head}.
 */
public final class JsonOutline {
    /** So many different members tell any format; more are left out, except at the top. */
    private static final int MAX_MEMBERS = 5_000;

    private static final int MAX_TEXT = 200;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Member root = new Member();
    private final Deque<Member> objects = new ArrayDeque<>();
    private Member current = root;
    private boolean list;
    private int members;

    /** A member of any object at one path; lists are passed through. */
    private static final class Member {
        private final Map<String, Member> members = new LinkedHashMap<>();
        private String scalar;
    }

    private JsonOutline() {}

    /**
     * The outline of the file, down to the levels that {@link JsonShape} looks at. What follows a mistake is not in it.
     *
     * @throws InterruptedIOException if the thread was interrupted
     */
    public static Head of(String fileName, InputStream bytes) throws InterruptedIOException {
        JsonOutline outline = new JsonOutline();
        try (JsonParser parser = JsonInput.parser(bytes)) {
            outline.collect(parser);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            // The reader will say what is wrong; what was seen until here may tell which reader that is.
            return outline.head(fileName);
        }
        return outline.head(fileName);
    }

    private void collect(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        list = token == JsonToken.START_ARRAY;
        for (; token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                if (objects.size() == JsonShape.LEVELS) {
                    parser.skipChildren();
                } else {
                    objects.push(current);
                }
            } else if (token == JsonToken.END_OBJECT) {
                current = objects.pop();
            } else if (token == JsonToken.FIELD_NAME) {
                current = member(objects.size() == 1 ? root : objects.peek(), parser.currentName());
            } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL && current.scalar == null) {
                String text = parser.getText();
                current.scalar = text.substring(0, Math.min(text.length(), MAX_TEXT));
            }
        }
    }

    /** The member of this name; one that is not kept where there are too many. */
    private Member member(Member parent, String name) {
        Member known = parent.members.get(name);
        if (known != null) {
            return known;
        }
        Member added = new Member();
        if (members < MAX_MEMBERS || parent == root && members < 2 * MAX_MEMBERS) {
            members++;
            parent.members.put(name, added);
        }
        return added;
    }

    private Head head(String fileName) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            if (list) {
                json.writeStartArray();
            }
            write(json, root);
        } catch (IOException e) {
            throw new IllegalStateException("writing into memory failed", e);
        }
        return new Head(fileName, bytes.toByteArray());
    }

    private static void write(JsonGenerator json, Member object) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Member> entry : object.members.entrySet()) {
            Member member = entry.getValue();
            json.writeFieldName(entry.getKey());
            if (!member.members.isEmpty()) {
                write(json, member);
            } else if (member.scalar != null) {
                json.writeString(member.scalar);
            } else {
                json.writeNull();
            }
        }
        json.writeEndObject();
    }
}
