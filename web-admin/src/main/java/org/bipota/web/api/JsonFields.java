package org.bipota.web.api;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The members of a JSON request, read strictly: a member the call does not have, a member given twice and a value of
 * another type are errors. All errors of a request are collected and thrown together by {@link #check()}: 400 when one
 * cannot be read, else 422. Not thread safe.
 */
final class JsonFields {

    private static final JsonParserFactory PARSERS =
            Json.createParserFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private final JsonObject object;
    private final Set<String> asked = new TreeSet<>();
    private final List<FieldError> malformed = new ArrayList<>();
    private final List<FieldError> unusable = new ArrayList<>();

    JsonFields(JsonObject object) {
        this.object = object;
    }

    /**
     * Reads the whole of {@code in}.
     *
     * @throws ProblemException 400 when it is not one JSON object in UTF-8
     */
    static JsonFields read(InputStream in) {
        try (JsonParser parser = PARSERS.createParser(in)) {
            if (parser.next() != JsonParser.Event.START_OBJECT) {
                throw new ProblemException(Problem.of(400, "the body has to be a JSON object"));
            }
            JsonObject object = parser.getObject();
            // Throws when something follows the object.
            parser.hasNext();
            return new JsonFields(object);
        } catch (JsonParsingException e) {
            throw new ProblemException(Problem.of(400, e.getLocation() == null || e.getLocation().getLineNumber() < 0
                    ? "the body is not JSON, or has a member twice"
                    : "the body is not JSON, or has a member twice: line " + e.getLocation().getLineNumber() + ", column "
                            + e.getLocation().getColumnNumber()));
        } catch (JsonException e) {
            if (e.getCause() instanceof BodyTooLongException tooLong) {
                throw new ProblemException(Problem.of(413, tooLong.getMessage()));
            }
            throw new ProblemException(Problem.of(400, "the body is not JSON in UTF-8"));
        }
    }

    /** A mandatory text that {@code usable} accepts; null after an error. */
    String text(String name, Predicate<String> usable, String allowed) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonString text)) {
            malformed.add(new FieldError(name, "not a string"));
            return null;
        }
        if (!usable.test(text.getString())) {
            unusable.add(new FieldError(name, "not allowed: " + allowed));
            return null;
        }
        return text.getString();
    }

    /** Whether the member is there and not null. */
    boolean given(String name) {
        asked.add(name);
        JsonValue value = object.get(name);
        return value != null && value != JsonValue.NULL;
    }

    /** A mandatory list of texts of any length; empty after an error. */
    List<String> texts(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof JsonArray array)) {
            malformed.add(new FieldError(name, "not a list"));
            return List.of();
        }
        List<String> texts = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof JsonString text)) {
                malformed.add(new FieldError(name + '[' + i + ']', "not a string"));
                return List.of();
            }
            texts.add(text.getString());
        }
        return texts;
    }

    /** A mandatory truth value; false after an error. */
    boolean truth(String name) {
        JsonValue value = value(name);
        if (value != null && value != JsonValue.TRUE && value != JsonValue.FALSE) {
            malformed.add(new FieldError(name, "not true or false"));
        }
        return value == JsonValue.TRUE;
    }

    /**
     * All members, when this call has nothing but {@code names}, each optional: strings, whole numbers of 32 bits and truth
     * values. A member that is null counts as not given.
     *
     * @throws ProblemException when there was an error
     */
    Map<String, Object> scalars(Set<String> names) {
        asked.addAll(names);
        Map<String, Object> values = new TreeMap<>();
        object.forEach((name, value) -> {
            if (value instanceof JsonString text) {
                values.put(name, text.getString());
            } else if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
                values.put(name, value == JsonValue.TRUE);
            } else if (value instanceof JsonNumber number && number.isIntegral()
                    && number.bigIntegerValue().bitLength() < Integer.SIZE) {
                values.put(name, number.intValue());
            } else if (value != JsonValue.NULL && asked.contains(name)) {
                malformed.add(new FieldError(name, "neither a string nor a whole number of 32 bits nor true or false"));
            }
        });
        check();
        return values;
    }

    /**
     * To be called after all members were asked for.
     *
     * @throws ProblemException when there was an error
     */
    void check() {
        object.keySet().stream().filter(name -> !asked.contains(name)).forEach(name -> malformed.add(
                new FieldError(shortened(name), "unknown; this call has " + String.join(", ", asked))));
        List<FieldError> errors = new ArrayList<>(malformed);
        errors.addAll(unusable);
        if (!errors.isEmpty()) {
            throw new ProblemException(malformed.isEmpty()
                    ? Problem.of(422, "the request cannot be used", errors)
                    : Problem.of(400, "the request cannot be read", errors));
        }
    }

    private JsonValue value(String name) {
        asked.add(name);
        JsonValue value = object.get(name);
        if (value == null || value == JsonValue.NULL) {
            unusable.add(new FieldError(name, "missing"));
            return null;
        }
        return value;
    }

    private static String shortened(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64) + "…";
    }
}
