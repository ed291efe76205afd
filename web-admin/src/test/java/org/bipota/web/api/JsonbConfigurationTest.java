package org.bipota.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.bind.Jsonb;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import org.bipota.ejb.application.read.CapabilityView;
import org.bipota.ejb.application.read.CheckEventView;
import org.bipota.ejb.application.read.CheckView;
import org.bipota.ejb.application.read.ClaimedView;
import org.bipota.ejb.application.read.Page;
import org.junit.jupiter.api.Test;

class JsonbConfigurationTest {

    private final Jsonb jsonb = JsonbConfiguration.create();

    @Test
    void everyMemberIsWrittenWithNullsAndTimesInUtc() {
        CapabilityView view = new CapabilityView("8613800138000", true, "CAPABLE", null, "490154203237518", "49015420",
                ClaimedView.NONE, Instant.parse("2026-01-01T00:00:00.5Z"), 7L);

        assertThat(jsonb.toJson(new Page<>(List.of(view), null))).isEqualTo("""
                {"items":[{"capable":true,"checkId":7,"claimed":{"closeChannel":null,"openChannel":null,"receiveData":null,\
                "sendData":null,"tcp":null,"udp":null},"decidedAt":"2026-01-01T00:00:00.500Z","imei":"490154203237518",\
                "msisdn":"8613800138000","reason":null,"state":"CAPABLE","tac":"49015420"}],"next":null}""");
    }

    @Test
    void historyIsAListOfEvents() {
        Instant at = Instant.parse("2026-01-01T00:00:00Z");

        assertThat(jsonb.toJson(new CheckView(7, "1", "REQUESTED", null, null, 0, at, null, null,
                List.of(new CheckEventView(at, "REQUESTED", null)))))
                .contains("\"history\":[{\"at\":\"2026-01-01T00:00:00Z\",\"detail\":null,\"event\":\"REQUESTED\"}]");
    }

    @Test
    void problemDocumentIsTheSameFromBothWriters() {
        Problem problem = Problem.of(422, "no", List.of(new FieldError("a", "\"b\"")));

        JsonObject written = Json.createReader(new StringReader(jsonb.toJson(problem))).readObject();

        assertThat(written).isEqualTo(ProblemResponses.json(problem));
    }
}
