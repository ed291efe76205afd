package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.bipota.it.peer.ReceivedPush;
import org.bipota.it.server.Api;
import org.bipota.it.server.Database;
import org.bipota.it.server.Installation;
import org.bipota.it.server.OnServer;
import org.bipota.it.server.Subscriber;
import org.bipota.protocol.cat.Imei;
import org.junit.jupiter.api.Test;

/** Further checks of a subscriber who has had one (contract 1.4), and those the server starts itself. */
@OnServer(Database.H2)
class RepeatedChecksIT {

    private static final String TAC = "35100071";

    @Test
    void theSameTerminalKeepsItsVerdictUntilTheNewCheckIsDecided(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        Imei imei = Installation.newImei(TAC);
        subscriber.asksForCheck(imei);
        subscriber.connects(subscriber.awaitPush());
        subscriber.awaitCapability("CAPABLE");

        subscriber.asksForCheck(imei);
        ReceivedPush first = subscriber.awaitPush();
        assertThat(subscriber.checks()).hasSize(2);
        assertThat(subscriber.capability().path("capable").asBoolean()).isTrue();
        subscriber.delivered(first);
        assertThat(subscriber.state()).isEqualTo("CAPABLE");
        subscriber.delivered(subscriber.awaitPush());

        assertThat(subscriber.awaitCapability("NOT_CAPABLE").path("capable").asBoolean()).isFalse();
    }

    @Test
    void aRequestOfTheSameTerminalJoinsTheCheckThatRuns(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        Imei imei = Installation.newImei(TAC);
        subscriber.asksForCheck(imei);
        ReceivedPush push = subscriber.awaitPush();

        subscriber.asksForCheck(imei);

        assertThat(subscriber.isPushedWithin(Duration.ofSeconds(1))).as("another push").isFalse();
        assertThat(subscriber.checks()).hasSize(1);
        subscriber.connects(push);
        subscriber.awaitCapability("CAPABLE");
    }

    @Test
    void anotherTerminalEndsTheRunningCheck(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        subscriber.asksForCheck(Installation.newImei(TAC));
        subscriber.awaitPush();
        String superseded = subscriber.latestCheck().path("id").asText();

        subscriber.asksForCheck(Installation.newImei("35100072"));
        ReceivedPush push = subscriber.awaitPush();

        JsonNode check = subscriber.check(superseded);
        assertThat(check.path("state").asText()).isEqualTo("UNDELIVERED");
        assertThat(check.path("reason").asText()).containsIgnoringCase("superseded");
        assertThat(subscriber.state()).isEqualTo("PENDING");
        subscriber.connects(push);
        subscriber.awaitCapability("CAPABLE");
        assertThat(subscriber.check(superseded).path("state").asText()).isEqualTo("UNDELIVERED");
    }

    @Test
    void anOperatorStartsACheck(Installation installation) {
        Subscriber subscriber = installation.subscriber();

        Api.Answer answer = installation.operator().post("/api/v1/checks", "{\"msisdn\":\"" + subscriber.msisdn() + "\"}");

        assertThat(answer.status()).isEqualTo(202);
        String id = answer.json().path("id").asText();
        assertThat(answer.json().path("state").asText()).isIn("REQUESTED", "PUSHED");
        ReceivedPush push = subscriber.awaitPush();
        subscriber.delivered(push);
        subscriber.connects(push);
        subscriber.awaitCapability("CAPABLE");
        JsonNode check = subscriber.check(id);
        assertThat(check.path("state").asText()).isEqualTo("CAPABLE");
        assertThat(subscriber.history()).isNotEmpty();
        check.path("history").forEach(event -> {
            assertThat(event.path("at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
            assertThat(event.path("event").asText()).isNotBlank();
        });
    }

    @Test
    void importingAKnownCardAgainWithTheSameKeysKeepsItsCounters(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        subscriber.asksForCheck(Installation.newImei(TAC));
        ReceivedPush first = subscriber.awaitPush();
        subscriber.connects(first);
        subscriber.awaitCapability("CAPABLE");

        installation.imported(subscriber.card());

        subscriber.asksForCheck(Installation.newImei("35100073"));
        assertThat(subscriber.awaitPush().command().counter()).isGreaterThan(first.command().counter());
    }
}
