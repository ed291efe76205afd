package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.bipota.it.peer.KeySet;
import org.bipota.it.peer.Receipt;
import org.bipota.it.peer.ReceivedPush;
import org.bipota.it.peer.TestHandset;
import org.bipota.it.server.Installation;
import org.bipota.it.server.Subscriber;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.Imei;
import org.bipota.protocol.cat.TerminalResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The core of what ends a check (contract 1.4); run on each database. */
abstract class CapabilityChecks {

    private static final String TAC = "35100001";

    @ParameterizedTest
    @EnumSource(KeySet.class)
    void aHandsetThatConnectsIsCapableWhateverKeysItsCardHas(KeySet keySet, Installation installation) {
        Subscriber subscriber = installation.subscriber(keySet);
        assertThat(subscriber.state()).isEqualTo("UNKNOWN");
        Imei imei = Installation.newImei(TAC);
        subscriber.asksForCheck(imei);

        ReceivedPush push = subscriber.awaitPush();
        assertThat(subscriber.state()).isEqualTo("PENDING");
        assertThat(subscriber.capability().path("capable").asBoolean()).isFalse();
        subscriber.delivered(push);
        subscriber.connects(push);

        JsonNode row = subscriber.awaitCapability("CAPABLE");
        assertThat(row.path("capable").asBoolean()).isTrue();
        assertThat(row.path("msisdn").asText()).isEqualTo(subscriber.msisdn());
        assertThat(row.path("imei").asText()).startsWith(imei.digits().substring(0, 14));
        assertThat(row.path("tac").asText()).isEqualTo(TAC);
        assertThat(row.path("decidedAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        for (String facility : new String[] {"openChannel", "sendData", "receiveData", "closeChannel", "udp", "tcp"}) {
            assertThat(row.path("claimed").path(facility).asBoolean()).as(facility).isTrue();
        }
        JsonNode check = subscriber.check(row.path("checkId").asText());
        assertThat(check.path("state").asText()).isEqualTo("CAPABLE");
        assertThat(subscriber.checks()).hasSize(1);
    }

    @Test
    void aHandsetThatNeverConnectsIsPushedUntilTheAttemptsAreUsedUpAndThenNotCapable(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        subscriber.asksForCheck(Installation.newImei(TAC));

        ReceivedPush first = subscriber.awaitPush();
        subscriber.delivered(first);
        ReceivedPush second = subscriber.awaitPush();
        assertThat(second.token()).as("identification data is valid once").isNotEqualTo(first.token());
        assertThat(subscriber.state()).isEqualTo("PENDING");
        subscriber.delivered(second);

        JsonNode row = subscriber.awaitCapability("NOT_CAPABLE");
        assertThat(row.path("capable").asBoolean()).isFalse();
        assertThat(row.path("reason").asText()).isNotBlank();
        assertThat(subscriber.isPushedWithin(Installation.WINDOW)).as("a third push").isFalse();
    }

    @Test
    void aRefusalReportedByTheCardIsStoredInWordsAndHexadecimal(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        subscriber.asksForCheck(Installation.newImei(TAC));
        ReceivedPush push = subscriber.awaitPush();
        subscriber.delivered(push);

        subscriber.sends(subscriber.card().packet(subscriber.card().channelReport(push.token(), TerminalResult.of(0x30, -1))));

        JsonNode row = subscriber.awaitCapability("REFUSED");
        assertThat(row.path("capable").asBoolean()).isFalse();
        assertThat(row.path("reason").asText()).containsIgnoringCase("capabilities").contains("30");
    }

    @Test
    void aPushThatCannotBeDeliveredEndsUndelivered(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        subscriber.asksForCheck(Installation.newImei(TAC));
        ReceivedPush push = subscriber.awaitPush();

        installation.smsc().deliver(Receipt.undeliverable(push.parts().get(0)));

        JsonNode row = subscriber.awaitCapability("UNDELIVERED");
        assertThat(row.path("capable").asBoolean()).isFalse();
        assertThat(row.path("reason").asText()).isNotBlank();
    }

    @Test
    void aLateProofWinsOverNotCapable(Installation installation) {
        Subscriber subscriber = installation.subscriber(KeySet.AES_128);
        subscriber.asksForCheck(Installation.newImei(TAC));
        ReceivedPush first = subscriber.awaitPush();
        subscriber.delivered(first);
        ReceivedPush second = subscriber.awaitPush();
        subscriber.delivered(second);
        subscriber.awaitCapability("NOT_CAPABLE");

        subscriber.connects(first);

        assertThat(subscriber.awaitCapability("CAPABLE").path("capable").asBoolean()).isTrue();
        assertThat(subscriber.latestCheck().path("state").asText()).isEqualTo("CAPABLE");
    }

    @Test
    void aRepeatedCheckRequestMakesOneCheck(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        var message = subscriber.asksForCheck(Installation.newImei(TAC));
        ReceivedPush push = subscriber.awaitPush();

        for (int i = 0; i < 3; i++) {
            assertThat(installation.smsc().deliver(message)).isZero();
        }

        subscriber.delivered(push);
        subscriber.connects(push);
        subscriber.awaitCapability("CAPABLE");
        assertThat(installation.smsc().deliver(message)).isZero();
        assertThat(subscriber.isPushedWithin(Duration.ofSeconds(2))).as("another push").isFalse();
        assertThat(subscriber.checks()).hasSize(1);
        assertThat(subscriber.state()).isEqualTo("CAPABLE");
    }

    @Test
    void anotherTerminalSupersedesTheVerdictAndTheOldTokenOpensNothing(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        subscriber.asksForCheck(Installation.newImei("35100002"));
        ReceivedPush unused = subscriber.awaitPush();
        subscriber.delivered(unused);
        ReceivedPush used = subscriber.awaitPush();
        subscriber.connects(used);
        subscriber.awaitCapability("CAPABLE");

        subscriber.asksForCheck(Installation.newImei("35100003"));
        ReceivedPush later = subscriber.awaitPush();
        JsonNode row = subscriber.awaitCapability("PENDING");
        assertThat(row.path("capable").asBoolean()).isFalse();
        assertThat(row.path("tac").asText()).isEqualTo("35100003");

        try (TestHandset handset = TestHandset.of(unused)) {
            assertThat(handset.exchange(handset.syn(unused.token())).has(0x10)).as("RST").isTrue();
        }
        subscriber.sends(subscriber.card().packet(subscriber.card().channelReport(later.token(), TerminalResult.of(0x22, -1))));
        assertThat(subscriber.awaitCapability("REFUSED").path("reason").asText()).contains("22");
        assertThat(subscriber.checks()).hasSize(2);
    }

    @Test
    void aForgedTokenIsAnsweredByResetAndNothingElse(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        subscriber.asksForCheck(Installation.newImei(TAC));
        ReceivedPush push = subscriber.awaitPush();
        subscriber.awaitCheck("PUSHED");

        Octets forged = Octets.ofHex("0102030405060708");
        try (TestHandset handset = TestHandset.of(push)) {
            assertThat(handset.exchange(handset.syn(forged)).flags() & 0xF0).as("flags").isIn(0x10, 0x50);
            assertThat(handset.receive(Duration.ofSeconds(2))).as("anything more").isNull();
        }
        assertThat(subscriber.state()).isEqualTo("PENDING");
        assertThat(subscriber.latestCheck().path("state").asText()).isEqualTo("PUSHED");
    }
}
