package org.bipota.simulator.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.bipota.simulator.population.Verdict;

/**
 * A subscriber's row of the capability table.
 *
 * @param msisdn    E.164 digits
 * @param capable   what the server says a download may rely on
 * @param verdict   the state
 * @param reason    in words, empty where there is none
 * @param imei      the terminal's digits, empty where there is none
 * @param decidedAt when the state was reached
 */
public record Capability(String msisdn, boolean capable, Verdict verdict, String reason, String imei,
                         Optional<Instant> decidedAt) {

    static Capability of(JsonNode row) throws IOException {
        String state = row.path("state").asText("");
        try {
            String decided = row.path("decidedAt").asText("");
            return new Capability(row.path("msisdn").asText(""), row.path("capable").asBoolean(),
                    Verdict.valueOf(state), text(row, "reason"), text(row, "imei"),
                    row.hasNonNull("decidedAt") ? Optional.of(Instant.parse(decided)) : Optional.empty());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("a capability with state '" + state + "' cannot be understood: " + e.getMessage(), e);
        }
    }

    private static String text(JsonNode row, String field) {
        return row.hasNonNull(field) ? row.get(field).asText() : "";
    }

    /** Without the subscriber and the terminal. */
    @Override
    public String toString() {
        return "Capability[" + verdict + ", " + reason + "]";
    }
}
