package org.bipota.smpp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Collects everything that is wrong with the properties, so that it can be put right in one go. */
final class PropertyCheck {

    private final List<String> problems = new ArrayList<>();

    void range(String name, Integer value, int min, int max) {
        if (value == null || value < min || value > max) {
            problems.add(name + ": " + value + ", allowed are " + min + " to " + max);
        }
    }

    /** As {@link #range}, or not given. */
    void optionalRange(String name, Integer value, int min, int max) {
        if (value != null) {
            range(name, value, min, max);
        }
    }

    void oneOf(String name, Object value, Set<?> allowed) {
        if (value == null || !allowed.contains(value)) {
            problems.add(name + ": " + value + ", allowed are " + new TreeSet<>(allowed));
        }
    }

    /** ASCII characters; the value itself is not shown where it is secret. */
    void text(String name, String value, int min, int max, boolean secret) {
        boolean fits = value != null && value.length() >= min && value.length() <= max
                && value.chars().allMatch(c -> c > ' ' && c < 0x7F);
        if (!fits) {
            problems.add(name + ": " + (secret ? "the given value" : '"' + String.valueOf(value) + '"')
                    + " does not fit, allowed are " + min + " to " + max + " printable ASCII characters without spaces");
        }
    }

    /** What {@code reader} takes; it throws IllegalArgumentException otherwise. */
    void accepted(String name, String value, Consumer<String> reader, String allowed) {
        try {
            reader.accept(value);
        } catch (IllegalArgumentException e) {
            problems.add(name + ": \"" + value + "\", allowed are " + allowed);
        }
    }

    /** What {@code attempt} can do its work with. */
    void usable(String name, String value, Attempt attempt) {
        try {
            attempt.run();
        } catch (IOException | GeneralSecurityException e) {
            problems.add(name + ": \"" + value + "\" cannot be used: " + e.getMessage());
        }
    }

    /** Tries a value. */
    @FunctionalInterface
    interface Attempt {
        void run() throws IOException, GeneralSecurityException;
    }

    void notLess(String name, Integer value, String otherName, Integer other) {
        if (value != null && other != null && value < other) {
            problems.add(name + ": " + value + ", allowed are " + otherName + " (" + other + ") and more");
        }
    }

    /** What is wrong beyond the value itself. */
    void problem(String name, String problem) {
        problems.add(name + ": " + problem);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }
}
