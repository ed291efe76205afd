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
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The members of a JSON request, read strictly: a member the call does not have, a member given twice and a value of
 * another type are errors. All errors of a request are collected and thrown together by {@link #check()}: 400 when one
 * cannot be read, else 422. Not thread safe.
 */
final class JsonFields {

    private static final JsonParserFactory PARSERS =
            Json.createParserFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private static final int MOST_ERRORS = 20;

    private final JsonObject object;
    private final String path;
    private final Set<String> asked = new TreeSet<>();
    private final List<JsonFields> inner = new ArrayList<>();
    private final List<FieldError> malformed = new ArrayList<>();
    private final List<FieldError> unusable = new ArrayList<>();

    JsonFields(JsonObject object) {
        this(object, "");
    }

    private JsonFields(JsonObject object, String path) {
        this.object = object;
        this.path = path;
    }

    /** An object without members. */
    static JsonFields none() {
        return new JsonFields(JsonValue.EMPTY_JSON_OBJECT);
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
            malformed.add(error(name, "not a string"));
            return null;
        }
        if (!usable.test(text.getString())) {
            unusable.add(error(name, "not allowed: " + allowed));
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

    /** A mandatory object, whose errors are among this one's; without members after an error. */
    JsonFields object(String name) {
        JsonValue value = value(name);
        if (value != null && !(value instanceof JsonObject)) {
            malformed.add(error(name, "not an object"));
        }
        if (!(value instanceof JsonObject members)) {
            return none();
        }
        JsonFields fields = new JsonFields(members, path + name + '.');
        inner.add(fields);
        return fields;
    }

    /** A whole number from {@code min} to {@code max}; null when it is not given, and after an error. */
    Integer number(String name, int min, int max) {
        if (!given(name)) {
            return null;
        }
        if (!(object.get(name) instanceof JsonNumber number) || !number.isIntegral()) {
            malformed.add(error(name, "not a whole number"));
            return null;
        }
        if (number.bigIntegerValue().compareTo(BigInteger.valueOf(min)) < 0
                || number.bigIntegerValue().compareTo(BigInteger.valueOf(max)) > 0) {
            unusable.add(error(name, "out of range: " + min + " to " + max));
            return null;
        }
        return number.intValue();
    }

    /** As {@link #texts(String)}, of which {@code usable} accepts each; the first {@value #MOST_ERRORS} others are named. */
    List<String> texts(String name, Predicate<String> usable, String allowed) {
        List<String> texts = texts(name);
        IntStream.range(0, texts.size()).filter(i -> !usable.test(texts.get(i))).limit(MOST_ERRORS)
                .forEach(i -> unusable.add(error(name + '[' + i + ']', "not allowed: " + allowed)));
        return texts;
    }

    /** By which the object is known again, whatever the order of its members: SHA-256, hexadecimal. */
    String digest() {
        try {
            byte[] text = canonical(object).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException everyRuntimeHasIt) {
            throw new IllegalStateException(everyRuntimeHasIt);
        }
    }

    private static String canonical(JsonValue value) {
        if (value instanceof JsonObject members) {
            return members.entrySet().stream().sorted(Map.Entry.comparingByKey())
                    .map(member -> Json.createValue(member.getKey()) + ":" + canonical(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return value instanceof JsonArray items
                ? items.stream().map(JsonFields::canonical).collect(Collectors.joining(",", "[", "]")) : value.toString();
    }

    /** A mandatory list of texts of any length; empty after an error. */
    List<String> texts(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof JsonArray array)) {
            malformed.add(error(name, "not a list"));
            return List.of();
        }
        List<String> texts = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof JsonString text)) {
                malformed.add(error(name + '[' + i + ']', "not a string"));
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
            malformed.add(error(name, "not true or false"));
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
        List<FieldError> unreadable = malformed();
        List<FieldError> errors = new ArrayList<>(unreadable);
        errors.addAll(unusable());
        if (!errors.isEmpty()) {
            throw new ProblemException(unreadable.isEmpty()
                    ? Problem.of(422, "the request cannot be used", errors)
                    : Problem.of(400, "the request cannot be read", errors));
        }
    }

    private List<FieldError> malformed() {
        List<FieldError> errors = new ArrayList<>(malformed);
        object.keySet().stream().filter(name -> !asked.contains(name)).forEach(name ->
                errors.add(error(shown(name), "unknown; this call has " + String.join(", ", asked))));
        inner.forEach(fields -> errors.addAll(fields.malformed()));
        return errors;
    }

    private List<FieldError> unusable() {
        List<FieldError> errors = new ArrayList<>(unusable);
        inner.forEach(fields -> errors.addAll(fields.unusable()));
        return errors;
    }

    private FieldError error(String name, String reason) {
        return new FieldError(path + name, reason);
    }

    private JsonValue value(String name) {
        asked.add(name);
        JsonValue value = object.get(name);
        if (value == null || value == JsonValue.NULL) {
            unusable.add(error(name, "missing"));
            return null;
        }
        return value;
    }

    /** A name with digits, or a long one, may be a key or a number in the wrong place, which no problem document repeats. */
    private static String shown(String name) {
        return name.matches("[A-Za-z_-]{1,64}") ? name : "(a name not shown)";
    }
}
