package org.bipota.ejb.application.links;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.bipota.smpp.api.LinkDefinition;

/**
 * The settings of a link by name, each a string, a whole number or a truth value. The names are those of
 * {@link LinkDefinition}'s properties, {@code name} in place of {@code linkName}.
 *
 * @param values what is set; the rest is as the adapter has it by default
 */
record LinkSettings(Map<String, Object> values) {

    static final String NAME = "name";
    private static final String NAME_OF_ADAPTER = "linkName";
    private static final Map<String, PropertyDescriptor> PROPERTIES = properties();

    /** Copies the values. */
    LinkSettings {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** The names of all settings, in alphabetical order. */
    static Set<String> names() {
        return PROPERTIES.keySet();
    }

    /** Whether a setting is not to be shown. */
    static boolean secret(String setting) {
        return setting.toLowerCase(Locale.ROOT).endsWith("password");
    }

    /** Those that are no secret. */
    LinkSettings shown() {
        return where(setting -> !secret(setting));
    }

    /** The secrets alone. */
    LinkSettings secrets() {
        return where(LinkSettings::secret);
    }

    /** These, and those of {@code others} that are not among these. */
    LinkSettings or(LinkSettings others) {
        Map<String, Object> both = new TreeMap<>(others.values);
        both.putAll(values);
        return new LinkSettings(both);
    }

    /** These but the name, which the row has itself. */
    LinkSettings withoutName() {
        return where(setting -> !setting.equals(NAME));
    }

    private LinkSettings where(Predicate<String> wanted) {
        Map<String, Object> found = new TreeMap<>(values);
        found.keySet().removeIf(wanted.negate());
        return new LinkSettings(found);
    }

    /**
     * What the adapter takes.
     *
     * @throws LinkRefusedException when a value is not of its setting's type
     */
    LinkDefinition definition() {
        LinkDefinition definition = new LinkDefinition();
        List<LinkRefusedException.Problem> problems = new ArrayList<>();
        values.forEach((setting, value) -> {
            PropertyDescriptor property = PROPERTIES.get(setting);
            if (property == null) {
                problems.add(new LinkRefusedException.Problem(setting, "unknown; a link has " + String.join(", ", names())));
            } else if (!property.getPropertyType().isInstance(value)) {
                problems.add(new LinkRefusedException.Problem(setting, "not " + inWords(property.getPropertyType())));
            } else {
                set(definition, property, value);
            }
        });
        if (!problems.isEmpty()) {
            throw new LinkRefusedException(problems);
        }
        return definition;
    }

    /** Nothing but the link's name. */
    static LinkSettings ofName(String name) {
        return new LinkSettings(Map.of(NAME, name));
    }

    /** The name that an operator knows a property of the adapter by. */
    static String settingOf(String property) {
        return property.equals(NAME_OF_ADAPTER) ? NAME : property;
    }

    /** As a JSON object. */
    String json() {
        JsonObjectBuilder object = Json.createObjectBuilder();
        values.forEach((setting, value) -> {
            if (value instanceof Integer number) {
                object.add(setting, number);
            } else if (value instanceof Boolean truth) {
                object.add(setting, truth);
            } else {
                object.add(setting, (String) value);
            }
        });
        return object.build().toString();
    }

    /** What {@link #json} wrote. */
    static LinkSettings ofJson(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            Map<String, Object> values = new TreeMap<>();
            JsonObject object = reader.readObject();
            object.forEach((setting, value) -> values.put(setting, value(value)));
            return new LinkSettings(values);
        }
    }

    private static Object value(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.intValueExact();
        }
        return value instanceof JsonString text ? text.getString() : value == JsonValue.TRUE;
    }

    private static String inWords(Class<?> type) {
        return type == Integer.class ? "a whole number" : type == Boolean.class ? "true or false" : "a string";
    }

    private static void set(LinkDefinition definition, PropertyDescriptor property, Object value) {
        try {
            property.getWriteMethod().invoke(definition, value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a setter of " + property.getName() + " that only stores failed", impossible);
        }
    }

    private static Map<String, PropertyDescriptor> properties() {
        Map<String, PropertyDescriptor> properties = new TreeMap<>();
        try {
            for (PropertyDescriptor property : Introspector.getBeanInfo(LinkDefinition.class, Object.class).getPropertyDescriptors()) {
                properties.put(settingOf(property.getName()), property);
            }
        } catch (IntrospectionException impossible) {
            throw new IllegalStateException("the properties of a JavaBean cannot be read", impossible);
        }
        return Collections.unmodifiableMap(properties);
    }

    /** Secrets are left out. */
    @Override
    public String toString() {
        return "LinkSettings" + shown().values;
    }
}
