package org.bipota.web.api;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Reads the values of query parameters. A parameter without a value is one not given. */
final class QueryValues {

    private QueryValues() {
    }

    /** The value, or null when it is missing or blank. */
    static String given(String value) {
        return value == null || value.isBlank() ? null : value.trim();
    }

    /** A whole number of at most 18 digits. */
    static long number(String name, String value) {
        if (!value.matches("-?[0-9]{1,18}")) {
            throw ProblemException.malformed(name, "not a whole number");
        }
        return Long.parseLong(value);
    }

    /** {@code true}, {@code false}, or null when not given. */
    static Boolean truth(String name, String value) {
        String given = given(value);
        if (given == null) {
            return null;
        }
        return switch (given) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw ProblemException.malformed(name, "not true or false");
        };
    }

    /** The name of a constant of {@code type}, or null when not given. */
    static <E extends Enum<E>> String constant(String name, String value, Class<E> type) {
        String given = given(value);
        if (given == null) {
            return null;
        }
        E[] constants = type.getEnumConstants();
        return Arrays.stream(constants).map(Enum::name).filter(given::equals).findFirst()
                .orElseThrow(() -> ProblemException.unusable(name, "not one of "
                        + Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", "))));
    }

    /** Text that matches {@code pattern}, or null when not given. */
    static String matching(String name, String value, String pattern, String allowed) {
        String given = given(value);
        if (given != null && !given.matches(pattern)) {
            throw ProblemException.unusable(name, "not allowed: " + allowed);
        }
        return given;
    }
}
