package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.bipota.it.peer.KeySet;
import org.bipota.it.peer.ReceivedPush;
import org.bipota.it.server.Installation;
import org.bipota.it.server.MostlyWaiting;
import org.bipota.it.server.Subscriber;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * kill -9 and SIGTERM. The steps follow each other on one data folder, since a start takes long: each begins with the server
 * up, and leaves it up.
 */
@MostlyWaiting
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashIT {

    private static final String TAC = "35100091";

    private static Installation installation;
    private static Subscriber decided;

    @BeforeAll
    static void start() {
        // long enough that no check ends while the server starts
        installation = new Installation("crash", Map.of("BIP_OTA_CHECK_LIMIT", "PT10M", "BIP_OTA_CHECK_WINDOW", "PT4S",
                "BIP_OTA_CHECK_ATTEMPTS", "1", "BIP_OTA_DOWNLOAD_ANSWER", "PT6S")).start();
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    @Order(1)
    void nothingIsLostAndNothingIsDoubledByKillNineAtEveryStep() throws Exception {
        ChecksAtEveryStep checks = new ChecksAtEveryStep(installation, TAC);
        decided = checks.decided();
        Subscriber silent = installation.subscriber(KeySet.AES_128);
        silent.asksForCheck(Installation.newImei(TAC));
        silent.delivered(silent.awaitPush());
        DownloadInTheMiddle download = new DownloadInTheMiddle(installation, TAC);

        installation.server().kill();
        installation.start();

        silent.awaitCapability("NOT_CAPABLE");
        checks.goOn();
        download.goOn();
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
    void nothingIsLostAndNothingIsDoubledWhileTheSmscIsGone() throws Exception {
        ChecksAtEveryStep checks = new ChecksAtEveryStep(installation, TAC);
        int binds = installation.smsc().binds();

        installation.smsc().goAway();
        Subscriber meanwhile = installation.subscriber();
        meanwhile.startsCheck();
        installation.smsc().comeBack();

        meanwhile.connects(meanwhile.awaitPush());
        meanwhile.awaitCapability("CAPABLE");
        checks.goOn();
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
