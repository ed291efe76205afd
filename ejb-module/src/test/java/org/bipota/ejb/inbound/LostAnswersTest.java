package org.bipota.ejb.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.ejb.inbound.TestCard.IMEI_A;
import static org.bipota.ejb.inbound.TestCard.IMEI_B;
import static org.bipota.ejb.inbound.TestCard.receipt;
import static org.bipota.ejb.inbound.TestServer.ICCID;
import static org.bipota.ejb.inbound.TestServer.KEYS;
import static org.bipota.ejb.inbound.TestServer.MSISDN;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.domain.CheckState;
import org.bipota.ejb.domain.PushState;
import org.bipota.ejb.outbound.ClaimedMessage;
import org.bipota.ejb.persistence.BipPush;
import org.bipota.protocol.Octets;
import org.bipota.protocol.secured.ResponseStatus;
import org.bipota.smpp.api.SubmitOutcome.Accepted;
import org.bipota.smpp.api.SubmitOutcome.NotSent;
import org.bipota.smpp.api.SubmitOutcome.Refused;
import org.bipota.smpp.api.SubmitOutcome.Unanswered;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a push whose submission was not answered. */
class LostAnswersTest {

    private static final int RSUBMITFAIL = 0x45;
    private static final int THROTTLED = 0x58;

    @TempDir
    private Path directory;
    private TestServer server;
    private final TestCard card = new TestCard();
    private ClaimedMessage first;

    @BeforeEach
    void loseAnAnswer() {
        server = new TestServer(directory, Map.of());
        server.importCard(ICCID, MSISDN, KEYS, null);
        server.receive(card.checkRequest(IMEI_A));
        first = server.claim().get(0);
        server.outcome(first, new Unanswered("no answer", List.of()));
    }

    private ClaimedMessage repeat() {
        server.pass("PT5M");
        return server.claim().get(0);
    }

    private void assertDelivered() {
        assertThat(server.lastPush().state()).isEqualTo(PushState.DELIVERED);
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.DELIVERED);
        assertThat(server.count("OutboxMessage")).isZero();
        assertThat(server.count("EarlyReceipt")).isZero();
    }

    @Test
    void theRepeatIsTheVerySamePacket() {
        ClaimedMessage second = repeat();
        assertThat(second.message().parts()).hasSize(1);
        assertThat(second.message().parts().get(0)).isEqualTo(first.message().parts().get(0));
        assertThat(server.pushes()).hasSize(1);
    }

    @Test
    void lateAcceptanceTakesTheWaitingRepeatBackAndItsReceiptIsKnown() {
        server.late(first, 1, 0, "A1");
        assertThat(server.count("OutboxMessage")).isZero();
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.PUSHED);
        server.receive(receipt("A1", 2));
        assertDelivered();
    }

    @Test
    void lateAcceptanceAfterTheRepeatKeepsBothIds() {
        ClaimedMessage second = repeat();
        server.late(first, 1, 0, "A1");
        server.outcome(second, new Accepted(List.of("A2")));
        assertThat(server.count("SubmittedPart")).isEqualTo(2);
        server.receive(receipt("A2", 5));
        assertThat(server.lastCheck().state()).as("the first may yet be delivered").isEqualTo(CheckState.PUSHED);
        server.receive(receipt("A1", 2));
        assertDelivered();
    }

    @Test
    void repeatThatFailsAfterALateAcceptanceIsNotRepeated() {
        ClaimedMessage second = repeat();
        server.late(first, 1, 0, "A1");
        server.outcome(second, new Refused(RSUBMITFAIL, false, List.of()));
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.PUSHED);
        assertThat(server.count("OutboxMessage")).isZero();
    }

    @Test
    void lateRefusalForGoodEndsTheCheckUnlessTheRepeatIsOnItsWay() {
        server.late(first, 1, RSUBMITFAIL, "");
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.UNDELIVERED);
        assertThat(server.lastCheck().reason()).contains("00000045").contains("late answer");
        assertThat(server.count("OutboxMessage")).isZero();

        loseAnAnswer();
        ClaimedMessage second = repeat();
        server.late(first, 1, RSUBMITFAIL, "");
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.REQUESTED);
        server.outcome(second, new Accepted(List.of("A2")));
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.PUSHED);
    }

    @Test
    void lateTemporaryRefusalLeavesTheRepeat() {
        server.late(first, 1, THROTTLED, "");
        assertThat(server.count("OutboxMessage")).isEqualTo(1);
        assertThat(server.count("SubmittedPart")).as("the SMSC does not have it").isZero();
    }

    @Test
    void receiptWithAnUnknownIdBelongsToTheOnlyUnansweredSubmission() {
        server.receive(receipt("A1", 2));
        assertDelivered();
        server.late(first, 1, 0, "A1");
        assertThat(server.count("SubmittedPart")).as("the receipt had told the id").isEqualTo(1);
        assertThat(server.refusals()).isEmpty();
    }

    @Test
    void receiptOfTheFirstSubmissionCountsAfterTheRepeatWasAccepted() {
        server.outcome(repeat(), new Accepted(List.of("A2")));
        server.receive(receipt("A1", 2));
        assertDelivered();
        server.receive(receipt("A2", 2));
        assertThat(server.refusals()).isEmpty();
    }

    @Test
    void unknownReceiptWhileTheRepeatIsOnItsWayWaitsForItsAnswer() {
        ClaimedMessage second = repeat();
        server.receive(receipt("A2", 5));
        assertThat(server.count("EarlyReceipt")).isEqualTo(1);
        server.outcome(second, new Accepted(List.of("A2")));
        assertThat(server.count("EarlyReceipt")).isZero();
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.UNDELIVERED);
    }

    @Test
    void unknownReceiptOfALostFirstSubmissionIsEnteredWhenTheRepeatIsLostToo() {
        ClaimedMessage second = repeat();
        server.receive(receipt("A1", 2));
        server.outcome(second, new Unanswered("no answer", List.of()));
        assertDelivered();
    }

    @Test
    void unknownReceiptIsKeptWhenSubmissionsOfTwoPushesWereLost() {
        server.receive(card.checkRequest(IMEI_B));
        server.outcome(server.claim().get(0), new Unanswered("no answer", List.of()));
        server.receive(receipt("A1", 2));
        assertThat(server.count("EarlyReceipt")).isEqualTo(1);
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.REQUESTED);
        server.late(first, 1, 0, "A1");
        assertThat(server.count("EarlyReceipt")).as("it was about the superseded push").isZero();
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.REQUESTED);
    }

    @Test
    void unknownReceiptIsRefusedWhereEverythingWasAnswered() {
        server.late(first, 1, 0, "A1");
        server.receive(receipt("B7", 2));
        assertThat(server.refusals()).containsExactly(AuditKind.UNKNOWN_RECEIPT);
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.PUSHED);
    }

    @Test
    void serverThatStoppedMayHaveSubmitted() {
        ClaimedMessage second = repeat();
        server.late(first, 1, THROTTLED, "");
        server.run(services -> services.outbox.takeOverOwn("node", 10));
        server.receive(receipt("A2", 2));
        assertDelivered();
        assertThat(second.message().parts()).hasSize(1);
    }

    @Test
    void receiptThatWasKeptWhenTheServerStoppedIsEnteredAtItsStart() {
        server.late(first, 1, THROTTLED, "");
        repeat();
        server.receive(receipt("A2", 2));
        assertThat(server.count("EarlyReceipt")).isEqualTo(1);
        server.run(services -> services.outbox.takeOverOwn("node", 10));
        assertDelivered();
    }

    @Test
    void counterLowOfARepeatedPushSaysThatAnEarlierCopyWasRun() {
        ClaimedMessage second = repeat();
        server.receive(card.answer("163A", "424950", 1, ResponseStatus.CNTR_LOW, ""));
        server.outcome(second, new Accepted(List.of("A2")));
        server.receive(card.answer("163A", "424950", 1, ResponseStatus.CNTR_LOW, ""));
        assertThat(server.pushes()).extracting(BipPush::counter).containsExactly(1L);
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.PUSHED);
        server.connect(server.lastToken());
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.CAPABLE);
    }

    @Test
    void counterLowOfAPushThatCanHaveComeOnceIsRepaired() {
        server.late(first, 1, THROTTLED, "");
        server.outcome(repeat(), new Accepted(List.of("A2")));
        server.receive(card.answer("163A", "424950", 1, ResponseStatus.CNTR_LOW, ""));
        assertThat(server.pushes()).hasSize(2);
    }

    @Test
    void takenPartsAreNotSentAgainAndTheOthersGoWithTheSameReference() {
        makeItThreeParts();
        ClaimedMessage whole = repeat();
        assertThat(whole.parts()).containsExactly(1, 2, 3);
        server.outcome(whole, new Unanswered("no answer", List.of("A1")));

        ClaimedMessage rest = repeat();
        assertThat(rest.parts()).containsExactly(2, 3);
        assertThat(rest.message().parts().get(0)).isEqualTo(whole.message().parts().get(1));
        assertThat(rest.message().parts().get(1)).isEqualTo(whole.message().parts().get(2));
        server.outcome(rest, new Refused(THROTTLED, true, List.of("A2")));

        ClaimedMessage last = repeat();
        assertThat(last.parts()).containsExactly(3);
        server.outcome(last, new Accepted(List.of("A3")));
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.PUSHED);

        for (String id : List.of("A1", "A2", "A3")) {
            assertThat(server.lastCheck().state()).isEqualTo(CheckState.PUSHED);
            server.receive(receipt(id, 2));
        }
        assertDelivered();
    }

    @Test
    void lateAcceptanceOfAPartShortensTheRepeatAndLetsItGoAtOnce() {
        makeItThreeParts();
        ClaimedMessage whole = repeat();
        server.outcome(whole, new Unanswered("no answer", List.of("A1")));
        server.late(whole, 2, 0, "A2");
        ClaimedMessage rest = server.claim().get(0);
        assertThat(rest.parts()).containsExactly(3);
        server.outcome(rest, new NotSent("no link is bound"));
        assertThat(repeat().parts()).containsExactly(3);
    }

    /** As a push with a long network access name would be; nothing of it was submitted yet. */
    private void makeItThreeParts() {
        server.late(first, 1, THROTTLED, "");
        server.database.in(em -> em.createNativeQuery("update outbox_message set payload = :packet")
                .setParameter("packet", new byte[300]).executeUpdate());
        server.database.in(em -> em.createQuery("update BipPush p set p.parts = 3, p.packet = :packet")
                .setParameter("packet", Octets.of(new byte[300]).toByteArray()).executeUpdate());
        assertThat(server.pushes()).extracting(BipPush::parts).containsExactly(3);
    }
}
