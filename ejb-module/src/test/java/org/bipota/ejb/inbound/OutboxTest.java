package org.bipota.ejb.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.ejb.inbound.TestServer.ICCID;
import static org.bipota.ejb.inbound.TestServer.KEYS;
import static org.bipota.ejb.inbound.TestServer.MSISDN;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.application.CardProfile;
import org.bipota.ejb.domain.CheckState;
import org.bipota.ejb.domain.MessagePriority;
import org.bipota.ejb.domain.PushState;
import org.bipota.ejb.outbound.ClaimedMessage;
import org.bipota.ejb.outbound.Quota;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.OutboxMessage;
import org.bipota.ejb.persistence.OutboxRows;
import org.bipota.protocol.Octets;
import org.bipota.protocol.push.OpenBipChannel;
import org.bipota.protocol.push.OpenCatTpLink;
import org.bipota.protocol.push.OpenTcpConnection;
import org.bipota.protocol.push.PushCommand;
import org.bipota.protocol.push.SendIdentificationPacket;
import org.bipota.protocol.push.TransportLevel;
import org.bipota.protocol.secured.CommandPacket;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.SecuredPackets;
import org.bipota.protocol.sms.UserData;
import org.bipota.smpp.api.OutboundShortMessage.Priority;
import org.bipota.smpp.api.SubmitOutcome.NotSent;
import org.bipota.smpp.api.SubmitOutcome.Refused;
import org.bipota.smpp.api.SubmitOutcome.Unanswered;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {

    private static final String OTHER_ICCID = "89490000000000000002";
    private static final String OTHER_MSISDN = "4917000000002";

    @TempDir
    private Path directory;
    private TestServer server;

    @BeforeEach
    void start() {
        start(Map.of(), null);
    }

    private void start(Map<String, String> settings, String pushTar) {
        server = new TestServer(directory, settings);
        server.importCard(ICCID, MSISDN, KEYS, pushTar);
        server.importCard(OTHER_ICCID, OTHER_MSISDN, KEYS, pushTar);
    }

    private void check(String msisdn) {
        server.run(services -> services.checks.startByOperator(msisdn));
    }

    private List<ClaimedMessage> claim() {
        return server.claim();
    }

    private CommandPacket command(ClaimedMessage claimed) throws Exception {
        assertThat(claimed.message().parts()).hasSize(1);
        UserData userData = UserData.parse(Octets.of(claimed.message().parts().get(0)));
        assertThat(userData.isCommandPacket()).isTrue();
        return new SecuredPackets().decodeCommand(userData.payload(), KEYS, PacketTransport.SMS_PP);
    }

    @Test
    void pushToTheAppletIsTheOneOfTheContract() throws Exception {
        check(MSISDN);
        ClaimedMessage claimed = claim().get(0);
        assertThat(claimed.message().destination()).isEqualTo(MSISDN);
        assertThat(claimed.message().protocolId()).isEqualTo(0x7F);
        assertThat(claimed.message().dataCoding()).isEqualTo(0xF6);
        assertThat(claimed.message().userDataHeader()).isTrue();
        assertThat(claimed.message().receipt()).isTrue();
        assertThat(claimed.message().validity()).isEqualTo(Duration.ofHours(72));
        assertThat(claimed.message().priority()).isEqualTo(Priority.HIGH);
        CommandPacket command = command(claimed);
        assertThat(command.spi().toHex()).isEqualTo("163A");
        assertThat(command.kic()).isEqualTo(0x15);
        assertThat(command.tar().toHex()).isEqualTo("424950");
        assertThat(command.counter()).isEqualTo(1);
        assertThat(command.data().toHex()).isEqualTo(
                "80EC010113" + "350103" + "39020578" + "3C03012328" + "3E0521C000020A"
                        + "80EC010213" + "3C03002328" + "39020400" + "3608" + server.lastPush().token());
        List<PushCommand> commands = PushCommand.parse(command.data());
        assertThat(commands.get(0)).isInstanceOf(OpenBipChannel.class);
        assertThat(((OpenCatTpLink) commands.get(1)).identificationData()).isEqualTo(server.lastToken());
    }

    @Test
    void pushOverTcpNamesTheTcpPortAndAsksForTheIdentificationPacket() throws Exception {
        start(Map.of("BIP_OTA_BIP_TRANSPORT", "tcp", "BIP_OTA_BIP_ADVERTISED_TCP_PORT", "9911"), null);
        check(MSISDN);
        List<PushCommand> commands = PushCommand.parse(command(claim().get(0)).data());
        assertThat(((OpenTcpConnection) commands.get(0)).parameters().transport()).isEqualTo(TransportLevel.tcp(9911));
        assertThat(((SendIdentificationPacket) commands.get(1)).identificationData()).isEqualTo(server.lastToken());
    }

    @Test
    void pushToTheOperatingSystemAsksForAResponseAlways() throws Exception {
        start(Map.of(), "000000");
        check(MSISDN);
        CommandPacket command = command(claim().get(0));
        assertThat(command.spi().toHex()).isEqualTo("1639");
        assertThat(command.tar().toHex()).isEqualTo("000000");
    }

    @Test
    void pushIsNotCipheredWhereTheProfileSaysSo() throws Exception {
        server.run(services -> services.cards.changeProfile(
                ICCID, new CardProfile("424950", null, false), "admin"));
        check(MSISDN);
        assertThat(command(claim().get(0)).spi().toHex()).isEqualTo("123A");
    }

    @Test
    void countersAreNeverUsedTwice() throws Exception {
        for (long expected = 1; expected <= 3; expected++) {
            check(MSISDN);
            ClaimedMessage claimed = claim().get(0);
            assertThat(command(claimed).counter()).isEqualTo(expected);
            server.outcome(claimed, new Refused(0x0B, false, List.of()));
        }
    }

    @Test
    void claimedMessageIsNotClaimedAgainAndHoldsTheCardsOthersBack() {
        check(MSISDN);
        check(OTHER_MSISDN);
        List<ClaimedMessage> first = claim();
        assertThat(first).hasSize(2);
        assertThat(claim()).isEmpty();
        server.receive(new TestCard().checkRequest(TestCard.IMEI_A));
        assertThat(server.count("OutboxMessage")).isEqualTo(3);
        assertThat(claim()).as("one message at a time to one card").isEmpty();
        server.outcome(first.get(0), new Refused(0x0B, false, List.of()));
        assertThat(claim()).hasSize(1);
    }

    @Test
    void claimsOfAPriorityLeaveTheOthers() {
        check(MSISDN);
        check(OTHER_MSISDN);
        server.database.in(em -> em.createQuery("update OutboxMessage o set o.priority = :campaign where o.msisdn = :msisdn")
                .setParameter("campaign", MessagePriority.CAMPAIGN.number())
                .setParameter("msisdn", MSISDN)
                .executeUpdate());
        Quota checks = new Quota(MessagePriority.CHECK, MessagePriority.CHECK, 10);
        Quota downloads = new Quota(MessagePriority.DOWNLOAD, MessagePriority.CAMPAIGN, 10);
        assertThat(server.<List<ClaimedMessage>>in(services -> services.outbox.claim("node", List.of(checks), 10)))
                .extracting(claimed -> claimed.message().destination()).containsExactly(OTHER_MSISDN);
        assertThat(server.<List<ClaimedMessage>>in(services -> services.outbox.claim("node", List.of(downloads), 10)))
                .extracting(claimed -> claimed.message().priority()).containsExactly(Priority.LOW);
    }

    @Test
    void concurrentClaimsSkipWhatAnotherTransactionHolds() {
        check(MSISDN);
        check(OTHER_MSISDN);
        EntityManager one = server.database.entityManager();
        EntityManager other = server.database.entityManager();
        one.getTransaction().begin();
        other.getTransaction().begin();
        List<Long> all = one.createQuery("select o.id from OutboxMessage o order by o.id", Long.class).getResultList();
        one.find(OutboxMessage.class, all.get(0), LockModeType.PESSIMISTIC_WRITE);
        List<OutboxMessage> free = new OutboxRows(other).lockReady(server.clock.instant(), MessagePriority.CHECK, MessagePriority.CAMPAIGN, 10);
        assertThat(free).extracting(OutboxMessage::id).containsExactly(all.get(1));
        one.getTransaction().rollback();
        other.getTransaction().rollback();
        one.close();
        other.close();
    }

    @Test
    void deadlinesOfCardsInOtherHandsAreLeftForTheNextSweep() {
        check(MSISDN);
        check(OTHER_MSISDN);
        server.pass("PT72H");
        EntityManager one = server.database.entityManager();
        one.getTransaction().begin();
        one.createQuery("select c from Card c where c.msisdn = :msisdn", Card.class).setParameter("msisdn", MSISDN)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE).getSingleResult();
        assertThat(server.sweep()).isEqualTo(1);
        one.getTransaction().rollback();
        one.close();
        assertThat(server.sweep()).isEqualTo(1);
    }

    @Test
    void whatCouldNotBeSentIsTheVerySamePacketLater() {
        check(MSISDN);
        ClaimedMessage first = claim().get(0);
        server.outcome(first, new NotSent("no link is bound"));
        assertThat(claim()).as("backs off").isEmpty();
        server.pass("PT1S");
        ClaimedMessage second = claim().get(0);
        assertThat(second.message().parts().get(0)).isEqualTo(first.message().parts().get(0));
        server.outcome(second, new Refused(0x58, true, List.of()));
        server.pass("PT1M");
        ClaimedMessage third = claim().get(0);
        server.outcome(third, new Unanswered("time-out", List.of()));
        server.pass("PT5M");
        ClaimedMessage fourth = claim().get(0);
        assertThat(fourth.message().parts().get(0)).isEqualTo(first.message().parts().get(0));
        assertThat(server.lastPush().submissions()).isEqualTo(2);
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.REQUESTED);
    }

    @Test
    void finalRefusalEndsTheCheckUndelivered() {
        check(MSISDN);
        server.outcome(claim().get(0), new Refused(0x0B, false, List.of()));
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.UNDELIVERED);
        assertThat(server.lastCheck().reason()).contains("0000000B");
        assertThat(server.lastPush().state()).isEqualTo(PushState.REFUSED);
        assertThat(server.count("OutboxMessage")).isZero();
    }

    @Test
    void messagesOfADeadNodeAreTakenOverAndSentUnchanged() {
        check(MSISDN);
        ClaimedMessage lost = claim().get(0);
        assertThat(server.<Integer>in(services -> services.outbox.takeOverOwn("another", 10))).isZero();
        assertThat(server.<Integer>in(services -> services.outbox.takeOverOwn("node", 10))).isEqualTo(1);
        ClaimedMessage again = claim().get(0);
        assertThat(again.message().parts().get(0)).isEqualTo(lost.message().parts().get(0));
    }

    @Test
    void messagesOfAnotherNodeAreTakenOverAfterTheTimeoutOnly() {
        check(MSISDN);
        claim();
        server.pass("PT2M59S");
        assertThat(takeOver("another")).isZero();
        server.pass("PT2S");
        assertThat(takeOver("node")).as("its own are still in its hands").isZero();
        assertThat(takeOver("another")).isEqualTo(1);
    }

    private int takeOver(String node) {
        return server.in(services -> services.outbox.takeOverAbandoned(node, Duration.ofMinutes(3), 10));
    }

    @Test
    void retryOfADecidedCheckIsTakenBack() {
        server.receive(new TestCard().checkRequest(TestCard.IMEI_A));
        ClaimedMessage claimed = claim().get(0);
        server.pass("PT72H");
        server.sweep();
        server.outcome(claimed, new NotSent("no link is bound"));
        assertThat(server.count("OutboxMessage")).isZero();
        assertThat(server.lastPush().state()).isEqualTo(PushState.WITHDRAWN);
    }

    @Test
    void usedUpCountersEndTheCheckWithTheRemedy() {
        server.run(services -> services.cardRows.lockByIccid(ICCID).orElseThrow().jumpCounter(Long.MAX_VALUE >> 1));
        check(MSISDN);
        assertThat(server.lastCheck().state()).isEqualTo(CheckState.UNDELIVERED);
        assertThat(server.lastCheck().reason()).contains("new keys");
    }
}
