package org.bipota.ejb.application;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a variable's value may be.
 *
 * @param inWords for the message about a value that cannot be used
 * @param admits whether a value can be used
 */
record Allowed(String inWords, Predicate<String> admits) {

    private static final Pattern IP_LITERAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    boolean test(String value) {
        return admits.test(value);
    }

    static Allowed text(String pattern, String inWords) {
        return new Allowed(inWords, Pattern.compile(pattern).asMatchPredicate());
    }

    static Allowed oneOf(String... values) {
        List<String> allowed = List.of(values);
        return new Allowed(String.join(" or ", allowed), allowed::contains);
    }

    /** Not in clear over a network, since what comes from there is trusted. */
    static Allowed url() {
        return text("https://[^\\s/]+(/\\S*)?|http://(127\\.0\\.0\\.1|localhost)(:[0-9]{1,5})?(/\\S*)?",
                "a URL that begins with https://, or http:// on this machine (127.0.0.1 or localhost)");
    }

    static Allowed port() {
        return number(1, 65_535);
    }

    static Allowed number(int min, int max) {
        return new Allowed("a whole number from " + min + " to " + max, value -> {
            if (!value.matches("[0-9]{1,9}")) {
                return false;
            }
            int number = Integer.parseInt(value);
            return number >= min && number <= max;
        });
    }

    static Allowed duration(String min, String max) {
        Duration least = Duration.parse(min);
        Duration most = Duration.parse(max);
        return new Allowed("an ISO 8601 duration from " + min + " to " + max, value -> {
            try {
                Duration duration = Duration.parse(value);
                return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
            } catch (DateTimeParseException noDuration) {
                return false;
            }
        });
    }

    static Allowed address() {
        return new Allowed("an IPv4 or IPv6 address", value -> {
            try {
                return ipAddress(value) != null;
            } catch (UnknownHostException noAddress) {
                return false;
            }
        });
    }

    static Allowed directory() {
        return new Allowed("a folder that can be written to, or can be made", value -> {
            try {
                Path path = Path.of(value).toAbsolutePath();
                while (path != null && !Files.exists(path)) {
                    path = path.getParent();
                }
                return path != null && Files.isDirectory(path) && Files.isWritable(path);
            } catch (InvalidPathException noPath) {
                return false;
            }
        });
    }

    static Allowed existingDirectory() {
        return new Allowed("a folder that is there", value -> {
            try {
                return Files.isDirectory(Path.of(value));
            } catch (InvalidPathException noPath) {
                return false;
            }
        });
    }

    /** The address written as a literal; no name is ever looked up. */
    static InetAddress ipAddress(String literal) throws UnknownHostException {
        if (!IP_LITERAL.matcher(literal).matches()) {
            throw new UnknownHostException(literal);
        }
        return InetAddress.getByName(literal);
    }
}
