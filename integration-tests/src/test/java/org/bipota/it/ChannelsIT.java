package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.bipota.it.peer.CatTpPdu;
import org.bipota.it.peer.KeySet;
import org.bipota.it.peer.ReceivedPush;
import org.bipota.it.peer.TestHandset;
import org.bipota.it.server.Database;
import org.bipota.it.server.Installation;
import org.bipota.it.server.OnServer;
import org.bipota.it.server.Subscriber;
import org.bipota.protocol.Octets;
import org.junit.jupiter.api.Test;

/** Opening a channel over CAT_TP (contract 1.3). */
@OnServer(Database.H2)
class ChannelsIT {

    private static final String TAC = "35100041";

    @Test
    void theSameSynIsAnsweredByTheSameSynAckAndIsNoSecondUse(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        ReceivedPush push = push(subscriber);
        try (TestHandset handset = TestHandset.of(push)) {
            CatTpPdu syn = handset.syn(push.token());
            CatTpPdu first = handset.exchange(syn);
            CatTpPdu second = handset.exchange(syn);
            assertThat(first.has(CatTpPdu.SYN | CatTpPdu.ACK)).isTrue();
            assertThat(second).isEqualTo(first);

            handset.acknowledge(first);
            assertThat(handset.awaitReset()).isZero();
        }
        subscriber.awaitCapability("CAPABLE");
    }

    @Test
    void aSynIsNoProofBeforeTheHandshakeIsComplete(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        ReceivedPush push = push(subscriber);
        try (TestHandset handset = TestHandset.of(push)) {
            assertThat(handset.exchange(handset.syn(push.token())).has(CatTpPdu.SYN | CatTpPdu.ACK)).isTrue();
            assertThat(subscriber.state()).isEqualTo("PENDING");
        }
    }

    @Test
    void anotherSynWithTheTokenIsAcceptedUntilTheHandshakeIsComplete(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        ReceivedPush push = push(subscriber);
        try (TestHandset gaveUp = TestHandset.of(push)) {
            gaveUp.exchange(gaveUp.syn(push.token()));
        }

        subscriber.connects(push);

        subscriber.awaitCapability("CAPABLE");
    }

    @Test
    void aUsedTokenIsAnsweredByResetAndNothingElse(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        ReceivedPush push = push(subscriber);
        subscriber.connects(push);
        subscriber.awaitCapability("CAPABLE");

        try (TestHandset thief = TestHandset.of(push)) {
            CatTpPdu answer = thief.exchange(thief.syn(push.token()));
            assertThat(answer.has(CatTpPdu.RST)).as("RST: " + answer).isTrue();
            assertThat(thief.receive(Duration.ofSeconds(2))).as("anything more").isNull();
        }
        assertThat(subscriber.history()).filteredOn("CONNECTED"::equals).hasSize(1);
    }

    @Test
    void aSynToAnotherCatTpPortIsAnsweredByReset(Installation installation) {
        ReceivedPush push = push(installation.subscriber());
        try (TestHandset handset = new TestHandset(push.port(), push.catTpPort() + 1)) {
            CatTpPdu answer = handset.exchange(handset.syn(push.token()));
            assertThat(answer.has(CatTpPdu.RST)).isTrue();
            assertThat(answer.variable().at(0)).as("port not available").isEqualTo(3);
        }
    }

    @Test
    void garbageOnThePortCostsNothing(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        ReceivedPush push = push(subscriber);
        try (TestHandset handset = TestHandset.of(push)) {
            Octets syn = handset.syn(push.token()).encode();
            for (int length = 0; length < syn.length(); length++) {
                handset.sendOctets(syn.slice(0, length));
            }
            Octets wrongChecksum = syn.slice(0, 16).concat(Octets.ofHex("1111")).concat(syn.slice(18));
            handset.sendOctets(wrongChecksum);
            handset.receive(Duration.ofMillis(500));
        }
        assertThat(subscriber.state()).isEqualTo("PENDING");

        subscriber.connects(push);

        subscriber.awaitCapability("CAPABLE");
    }

    @Test
    void theIccidOpensAChannelOnlyOfACardWhoseOperatingSystemTakesThePush(Installation installation) {
        Subscriber applet = installation.subscriber(KeySet.AES_128);
        Subscriber operatingSystem = installation.subscriber(KeySet.AES_128, "000000");
        ReceivedPush toApplet = push(applet);
        ReceivedPush toOperatingSystem = push(operatingSystem);

        try (TestHandset handset = TestHandset.of(toApplet)) {
            assertThat(handset.exchange(handset.syn(applet.card().iccid().value())).has(CatTpPdu.RST)).as("RST").isTrue();
        }
        try (TestHandset handset = TestHandset.of(toOperatingSystem)) {
            handset.open(operatingSystem.card().iccid().value());
            assertThat(handset.awaitReset()).isZero();
        }

        operatingSystem.awaitCapability("CAPABLE");
        assertThat(applet.state()).isEqualTo("PENDING");
        try (TestHandset handset = TestHandset.of(toOperatingSystem)) {
            assertThat(handset.exchange(handset.syn(operatingSystem.card().iccid().value())).has(CatTpPdu.RST))
                    .as("RST while no push is outstanding").isTrue();
        }
    }

    @Test
    void anOpenChannelIsSeenWhileTheHandshakeIsUnderWay(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        ReceivedPush push = push(subscriber);
        try (TestHandset handset = TestHandset.of(push)) {
            CatTpPdu synAck = handset.exchange(handset.syn(push.token()));
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> StreamSupport
                    .stream(installation.viewer().get("/api/v1/channels").success().path("items").spliterator(), false)
                    .anyMatch(channel -> "UDP".equalsIgnoreCase(channel.path("transport").asText())
                            || channel.path("transport").asText().contains("UDP")));
            handset.acknowledge(synAck);
            handset.awaitReset();
        }
        subscriber.awaitCapability("CAPABLE");
    }

    private static ReceivedPush push(Subscriber subscriber) {
        subscriber.asksForCheck(Installation.newImei(TAC));
        return subscriber.awaitPush();
    }
}
