package org.bipota.web.api;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A problem document (RFC 9457), media type {@value #MEDIA_TYPE}.
 *
 * @param type always {@code about:blank}: the status says what kind of problem it is
 * @param title the status in words
 * @param status the HTTP status
 * @param detail what is wrong in this case, without anything internal
 * @param errors each thing that is wrong; empty when {@code detail} says it all
 */
@Schema(name = "Problem", description = "A problem document, RFC 9457")
public record Problem(String type, String title, int status, String detail, List<FieldError> errors) {

    /** The media type of problem documents. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad Request"), Map.entry(401, "Unauthorized"), Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"), Map.entry(405, "Method Not Allowed"), Map.entry(406, "Not Acceptable"),
            Map.entry(409, "Conflict"), Map.entry(411, "Length Required"), Map.entry(413, "Content Too Large"),
            Map.entry(415, "Unsupported Media Type"), Map.entry(422, "Unprocessable Content"),
            Map.entry(429, "Too Many Requests"), Map.entry(500, "Internal Server Error"),
            Map.entry(503, "Service Unavailable"));

    /** Copies {@code errors}. */
    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem whose detail says it all. */
    public static Problem of(int status, String detail) {
        return of(status, detail, List.of());
    }

    /** A problem with single errors. */
    public static Problem of(int status, String detail, List<FieldError> errors) {
        return new Problem("about:blank", TITLES.getOrDefault(status, "HTTP " + status), status, detail, errors);
    }
}
