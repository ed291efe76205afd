package org.bipota.web.api;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The wish to record a link.
 *
 * @param seconds after which it ends by itself
 * @param kilobytes how much is kept
 */
@Schema(name = "LinkTraceOrder")
public record LinkTraceOrder(
        @Schema(minimum = "1", maximum = "3600", defaultValue = "60") int seconds,
        @Schema(minimum = "1", maximum = "4096", defaultValue = "256") int kilobytes) {

    private static final int DEFAULT_SECONDS = 60;
    private static final int MOST_SECONDS = 3600;
    private static final int DEFAULT_KILOBYTES = 256;
    private static final int MOST_KILOBYTES = 4096;

    /**
     * The wish in a request.
     *
     * @throws ProblemException when something is wrong
     */
    static LinkTraceOrder of(JsonFields body) {
        Map<String, Object> given = body.scalars(Set.of("seconds", "kilobytes"));
        return new LinkTraceOrder(number(given, "seconds", DEFAULT_SECONDS, MOST_SECONDS),
                number(given, "kilobytes", DEFAULT_KILOBYTES, MOST_KILOBYTES));
    }

    Duration duration() {
        return Duration.ofSeconds(seconds);
    }

    int characters() {
        return kilobytes * 1024;
    }

    private static int number(Map<String, Object> given, String name, int byDefault, int most) {
        if (given.getOrDefault(name, byDefault) instanceof Integer number && number >= 1 && number <= most) {
            return number;
        }
        throw ProblemException.unusable(name, "allowed is a whole number from 1 to " + most);
    }
}
