package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.bipota.it.peer.KeySet;
import org.bipota.it.peer.ReceivedPush;
import org.bipota.it.server.Database;
import org.bipota.it.server.Installation;
import org.bipota.it.server.OnServer;
import org.bipota.it.server.Subscriber;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.TerminalResult;
import org.bipota.protocol.secured.ResponseStatus;
import org.junit.jupiter.api.Test;

/** What the card says about a push: channel reports and proofs of receipt (contract 1.2 and 1.4). */
@OnServer(Database.H2)
class CardAnswersIT {

    private static final String TAC = "35100031";
    private static final int USER_DECLINED = 0x22;
    private static final int TERMINAL_BUSY = 0x20;

    @Test
    void aUserWhoDeclinesIsARefusal(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        ReceivedPush push = deliveredPush(subscriber);

        reports(subscriber, push, TerminalResult.of(USER_DECLINED, -1));

        JsonNode row = subscriber.awaitCapability("REFUSED");
        assertThat(row.path("reason").asText()).containsIgnoringCase("user").contains("22");
        assertThat(subscriber.isPushedWithin(Installation.WINDOW)).as("another push").isFalse();
    }

    @Test
    void aTemporaryRefusalIsPushedAgainWhileAttemptsAreLeft(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        ReceivedPush first = deliveredPush(subscriber);

        reports(subscriber, first, TerminalResult.of(TERMINAL_BUSY, 0x02));
        ReceivedPush second = subscriber.awaitPush();
        assertThat(subscriber.state()).isEqualTo("PENDING");
        subscriber.delivered(second);
        reports(subscriber, second, TerminalResult.of(0x3A, 0x07));

        JsonNode row = subscriber.awaitCapability("REFUSED");
        assertThat(row.path("reason").asText()).contains("3A07");
    }

    @Test
    void aReportBeforeTheReceiptCounts(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        subscriber.asksForCheck(Installation.newImei(TAC));
        ReceivedPush push = subscriber.awaitPush();

        reports(subscriber, push, TerminalResult.of(0x30, -1));

        subscriber.awaitCapability("REFUSED");
        subscriber.delivered(push);
        assertThat(subscriber.state()).isEqualTo("REFUSED");
    }

    @Test
    void aLateProofWinsOverARefusal(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        ReceivedPush push = deliveredPush(subscriber);
        reports(subscriber, push, TerminalResult.of(USER_DECLINED, -1));
        subscriber.awaitCapability("REFUSED");

        subscriber.connects(push);

        subscriber.awaitCapability("CAPABLE");
    }

    @Test
    void aReportOnIdentificationDataOfNoPushChangesNothing(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        deliveredPush(subscriber);

        subscriber.sends(subscriber.card().packet(
                subscriber.card().channelReport(Octets.ofHex("0000000000000000"), TerminalResult.of(0x30, -1))));

        assertThat(subscriber.state()).isEqualTo("PENDING");
    }

    @Test
    void aProofOfReceiptWithAResultIsARefusal(Installation installation) {
        Subscriber subscriber = installation.subscriber(KeySet.AES_128, "000000");
        ReceivedPush push = deliveredPush(subscriber);

        subscriber.answers(subscriber.card().respond(push.command(), ResponseStatus.POR_OK, Octets.ofHex("016F00830130")));

        assertThat(subscriber.awaitCapability("REFUSED").path("reason").asText()).contains("30");
    }

    @Test
    void aProofOfReceiptThatThePushWasAcceptedDecidesNothing(Installation installation) {
        Subscriber subscriber = installation.subscriber(KeySet.TRIPLE_DES_THREE_KEYS, "000000");
        ReceivedPush push = deliveredPush(subscriber);

        subscriber.answers(subscriber.card().respond(push.command(), ResponseStatus.POR_OK, Octets.ofHex("029000")));

        assertThat(subscriber.state()).isEqualTo("PENDING");
        subscriber.connects(push);
        subscriber.awaitCapability("CAPABLE");
    }

    @Test
    void aLowCounterIsRaisedOnceAndThePushRepeated(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        subscriber.asksForCheck(Installation.newImei(TAC));
        ReceivedPush first = subscriber.awaitPush();

        subscriber.answers(subscriber.card().respond(first.command(), ResponseStatus.CNTR_LOW, Octets.EMPTY));

        ReceivedPush second = subscriber.awaitPush();
        assertThat(second.command().counter()).as("ahead of what the card may have seen")
                .isGreaterThan(first.command().counter() + 1);
        subscriber.delivered(second);
        subscriber.connects(second);
        subscriber.awaitCapability("CAPABLE");
        assertThat(subscriber.checks()).hasSize(1);
    }

    @Test
    void aCounterThatIsLowAgainEndsUndelivered(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        subscriber.asksForCheck(Installation.newImei(TAC));
        for (int i = 0; i < 2; i++) {
            ReceivedPush push = subscriber.awaitPush();
            subscriber.answers(subscriber.card().respond(push.command(), ResponseStatus.CNTR_LOW, Octets.EMPTY));
        }

        assertThat(subscriber.awaitCapability("UNDELIVERED").path("reason").asText()).containsIgnoringCase("counter low");
        assertThat(subscriber.isPushedWithin(Installation.WINDOW)).as("another push").isFalse();
    }

    @Test
    void aSecurityFaultThatCannotBeRepairedEndsUndeliveredInWords(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        subscriber.asksForCheck(Installation.newImei(TAC));
        ReceivedPush push = subscriber.awaitPush();

        subscriber.answers(subscriber.card().respond(push.command(), ResponseStatus.TAR_UNKNOWN, Octets.EMPTY));

        assertThat(subscriber.awaitCapability("UNDELIVERED").path("reason").asText()).containsIgnoringCase("TAR unknown");
    }

    @Test
    void aRepeatedProofOfReceiptChangesNothing(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        subscriber.asksForCheck(Installation.newImei(TAC));
        ReceivedPush first = subscriber.awaitPush();
        Octets low = subscriber.card().respond(first.command(), ResponseStatus.CNTR_LOW, Octets.EMPTY);
        subscriber.answers(low);
        ReceivedPush second = subscriber.awaitPush();

        subscriber.answers(low);

        subscriber.delivered(second);
        subscriber.awaitCheck("DELIVERED");
        subscriber.connects(second);
        subscriber.awaitCapability("CAPABLE");
    }

    private static ReceivedPush deliveredPush(Subscriber subscriber) {
        subscriber.asksForCheck(Installation.newImei(TAC));
        ReceivedPush push = subscriber.awaitPush();
        subscriber.delivered(push);
        return push;
    }

    private static void reports(Subscriber subscriber, ReceivedPush push, TerminalResult result) {
        subscriber.sends(subscriber.card().packet(subscriber.card().channelReport(push.token(), result)));
    }
}
