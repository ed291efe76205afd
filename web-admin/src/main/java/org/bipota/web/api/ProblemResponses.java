package org.bipota.web.api;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes problem documents where the API's own writer is not at work: before authentication and outside its paths. */
public final class ProblemResponses {

    private ProblemResponses() {
    }

    /** Answers with {@code problem}; headers set before stay. */
    public static void write(HttpServletResponse response, Problem problem) throws IOException {
        byte[] body = json(problem).toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    static JsonObject json(Problem problem) {
        JsonArrayBuilder errors = Json.createArrayBuilder();
        problem.errors().forEach(error -> errors.add(
                Json.createObjectBuilder().add("field", error.field()).add("reason", error.reason())));
        return Json.createObjectBuilder()
                .add("type", problem.type())
                .add("title", problem.title())
                .add("status", problem.status())
                .add("detail", problem.detail())
                .add("errors", errors)
                .build();
    }
}
