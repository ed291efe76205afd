package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bipota.it.peer.DeliverSm;
import org.bipota.it.peer.KeySet;
import org.bipota.it.peer.ReceivedPush;
import org.bipota.it.peer.SubmitHandler;
import org.bipota.it.server.Installation;
import org.bipota.it.server.Subscriber;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * kill -9 and SIGTERM. The steps follow each other on one data folder, since a start takes long: each begins with the server
 * up, and leaves it up.
 */
@Isolated
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashIT {

    private static final String TAC = "35100091";

    private static Installation installation;
    private static Subscriber decided;

    @BeforeAll
    static void start() {
        // long enough that no check ends while the server starts
        installation = new Installation("crash", Map.of("BIP_OTA_CHECK_LIMIT", "PT10M", "BIP_OTA_CHECK_WINDOW", "PT4S")).start();
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    @Order(1)
    void anAcknowledgedCheckRequestSurvivesKillNine() {
        decided = installation.subscriber(KeySet.AES_128);
        decided.asksForCheck(Installation.newImei(TAC));
        decided.connects(decided.awaitPush());
        decided.awaitCapability("CAPABLE");
        Subscriber delivered = installation.subscriber();
        delivered.asksForCheck(Installation.newImei(TAC));
        ReceivedPush deliveredPush = delivered.awaitPush();
        Subscriber acknowledged = installation.subscriber();
        DeliverSm request = acknowledged.message(
                acknowledged.card().packet(acknowledged.card().checkRequest(Installation.newImei(TAC))));
        delivered.delivered(deliveredPush);

        assertThat(installation.smsc().deliver(request)).as("deliver_sm_resp").isZero();
        installation.server().kill();
        installation.start();

        assertThat(decided.state()).as("a verdict from before").isEqualTo("CAPABLE");
        assertThat(acknowledged.checks()).hasSize(1);
        ReceivedPush push = acknowledged.awaitPushAgain();
        acknowledged.delivered(push);
        acknowledged.connects(push);
        acknowledged.awaitCapability("CAPABLE");
        assertThat(installation.smsc().deliver(request)).isZero();
        assertThat(acknowledged.checks()).as("after the SMSC repeated the request").hasSize(1);
        delivered.delivered(delivered.awaitPush());
        delivered.awaitCapability("NOT_CAPABLE");
    }

    @Test
    @Order(2)
    void aPushWithoutItsResponseIsSentAgainAsTheVerySamePacket() throws InterruptedException {
        Subscriber subscriber = installation.subscriber(KeySet.TRIPLE_DES_THREE_KEYS);
        CountDownLatch submitted = new CountDownLatch(1);
        installation.smsc().on(subscriber.msisdn(), (message, answer) -> submitted.countDown());
        subscriber.asksForCheck(Installation.newImei(TAC));
        assertThat(submitted.await(30, TimeUnit.SECONDS)).as("submit_sm").isTrue();
        ReceivedPush before = subscriber.awaitPush();

        installation.server().kill();
        installation.smsc().on(subscriber.msisdn(), SubmitHandler.TAKE);
        installation.start();

        ReceivedPush after = subscriber.awaitPushAgain();
        assertThat(after.packet()).as("the packet, its counter included").isEqualTo(before.packet());
        subscriber.delivered(after);
        subscriber.connects(after);
        subscriber.awaitCapability("CAPABLE");
        assertThat(decided.state()).isEqualTo("CAPABLE");
    }

    @Test
    @Order(3)
    void sigtermStopsWithinSecondsAndTheNextStartGoesOn() {
        Subscriber subscriber = installation.subscriber();
        subscriber.asksForCheck(Installation.newImei(TAC));
        ReceivedPush push = subscriber.awaitPush();

        assertThat(installation.server().terminate()).isLessThan(Duration.ofSeconds(25));
        assertThat(installation.server().ports().areFree()).as("ports").isTrue();
        installation.start();

        subscriber.delivered(push);
        subscriber.connects(push);
        subscriber.awaitCapability("CAPABLE");
    }

    @Test
    @Order(4)
    void theLinkComesBackAfterTheSmscWasGone() {
        Subscriber subscriber = installation.subscriber();
        int binds = installation.smsc().binds();

        installation.smsc().dropConnections();
        subscriber.asksForCheck(Installation.newImei(TAC));

        subscriber.connects(subscriber.awaitPush());
        subscriber.awaitCapability("CAPABLE");
        assertThat(installation.smsc().binds()).isGreaterThan(binds);
    }

    @Test
    @Order(5)
    void neitherKeysNorNumbersAreInTheLog() {
        String output = installation.server().output();

        assertThat(output).doesNotContain(decided.card().keys().kicKey().toHex()).doesNotContain(decided.msisdn())
                .doesNotContain(decided.card().iccid().digits());
    }
}
