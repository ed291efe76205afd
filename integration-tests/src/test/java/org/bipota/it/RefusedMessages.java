package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.bipota.it.peer.DeliverSm;
import org.bipota.it.peer.KeySet;
import org.bipota.it.peer.ReceivedPush;
import org.bipota.it.peer.TestCard;
import org.bipota.it.server.Installation;
import org.bipota.it.server.Subscriber;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.Imei;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.protocol.secured.Integrity;
import org.bipota.protocol.secured.Spi;
import org.bipota.protocol.secured.Tar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that change nothing: acknowledged with 0, an audit record, and the subscriber as before (contract 1.1). */
abstract class RefusedMessages {

    private static final String TAC = "35100051";

    /** The kinds of the audit records about {@code msisdn}, where the database can be looked into. */
    abstract Optional<List<String>> audits(String msisdn);

    @Test
    void anUnknownSubscriberIsAcknowledgedAndNotChecked(Installation installation) {
        Subscriber stranger = new Subscriber(installation, Installation.newCard(KeySet.TRIPLE_DES_TWO_KEYS, ""));

        stranger.asksForCheck(Installation.newImei(TAC));

        assertThat(installation.viewer().get("/api/v1/capabilities/" + stranger.msisdn()).status()).isEqualTo(404);
        audited(stranger, "UNKNOWN_SUBSCRIBER");
    }

    @Test
    void aReplayedPacketChangesNothing(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        Octets packet = subscriber.card().packet(subscriber.card().checkRequest(Installation.newImei(TAC)));
        subscriber.sends(packet);
        ReceivedPush push = subscriber.awaitPush();
        subscriber.connects(push);
        subscriber.awaitCapability("CAPABLE");
        subscriber.sends(subscriber.card().packet(subscriber.card().checkRequest(Installation.newImei("35100052"))));
        ReceivedPush second = subscriber.awaitPush();
        subscriber.connects(second);
        subscriber.awaitCapability(row -> "35100052".equals(row.path("tac").asText()) && row.path("capable").asBoolean(), "CAPABLE");

        subscriber.sends(packet);

        assertThat(subscriber.checks()).hasSize(2);
        assertThat(subscriber.capability().path("tac").asText()).isEqualTo("35100052");
        audited(subscriber, "REPLAYED");
    }

    @Test
    void aWrongChecksumChangesNothing(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        Octets packet = subscriber.card().packet(subscriber.card().checkRequest(Installation.newImei(TAC)));
        Octets damaged = packet.slice(0, packet.length() - 1).concat(Octets.ofOctets(packet.at(packet.length() - 1) ^ 1));

        subscriber.sends(damaged);

        changedNothing(subscriber, "SECURITY_FAILED");
        subscriber.sends(packet);
        assertThat(subscriber.awaitPush().command().counter()).as("the damaged packet used no counter").isEqualTo(1);
    }

    @Test
    void aPacketUnderForeignKeysChangesNothing(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        TestCard other = Installation.newCard(KeySet.TRIPLE_DES_TWO_KEYS, "");

        subscriber.sends(other.packet(other.checkRequest(Installation.newImei(TAC))));

        changedNothing(subscriber, "SECURITY_FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "0200", "0A00", "1100", "1500", "1000"})
    void lessThanTheMinimumSecurityIsRefused(String spi, Installation installation) {
        Subscriber subscriber = installation.subscriber(KeySet.AES_128);
        TestCard card = subscriber.card();

        subscriber.sends(lowered(card, Spi.ofHex(spi), Installation.newImei(TAC)));

        assertThat(subscriber.checks()).isEmpty();
        assertThat(subscriber.state()).isEqualTo("UNKNOWN");
        audits(subscriber.msisdn()).ifPresent(kinds -> assertThat(kinds).containsAnyOf("SECURITY_TOO_LOW", "SECURITY_FAILED"));
    }

    @Test
    void theMinimumSecurityItselfIsEnough(Installation installation) {
        Subscriber subscriber = installation.subscriber(KeySet.AES_256);
        TestCard card = subscriber.card();

        subscriber.sends(card.packet(TestCard.SIGNED, TestCard.BIP, 1, card.checkRequest(Installation.newImei(TAC))));
        subscriber.connects(subscriber.awaitPush());
        subscriber.awaitCapability("CAPABLE");
    }

    @Test
    void theIccidOfAnotherCardIsRefused(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        Subscriber other = installation.subscriber();

        subscriber.sends(subscriber.card().packet(other.card().checkRequest(Installation.newImei(TAC))));

        changedNothing(subscriber, "WRONG_ICCID");
        assertThat(other.checks()).isEmpty();
    }

    @Test
    void anotherTarIsRefused(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        TestCard card = subscriber.card();

        subscriber.sends(card.packet(TestCard.CIPHERED, Tar.ofHex("B00010"), 1, card.checkRequest(Installation.newImei(TAC))));

        changedNothing(subscriber, "WRONG_TAR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "E1", "E100", "E103800101", "E17F8001", "E9038001018101", "E1058001028100",
        "E119800101810A98943214325476981032820834A32547698103", "FFFFFFFF"})
    void secureNonsenseIsRefused(String data, Installation installation) {
        Subscriber subscriber = installation.subscriber();

        subscriber.sends(subscriber.card().packet(Octets.ofHex(data)));

        changedNothing(subscriber, "BAD_CONTENT");
    }

    @Test
    void aPacketCutAtAnyLengthIsRefused(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        Octets packet = subscriber.card().packet(subscriber.card().checkRequest(Installation.newImei(TAC)));
        for (int length = 0; length < packet.length(); length += 7) {
            subscriber.sends(packet.slice(0, length));
        }

        assertThat(subscriber.checks()).isEmpty();
        subscriber.sends(packet);
        subscriber.awaitPush();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "FF", "02", "0270", "FF7000", "037000", "0000", "0300037000"})
    void aBrokenUserDataHeaderIsRefused(String userData, Installation installation) {
        Subscriber subscriber = installation.subscriber();

        assertThat(installation.smsc().deliver(DeliverSm.mobileOriginated(subscriber.msisdn(), Octets.ofHex(userData)))).isZero();

        assertThat(subscriber.checks()).isEmpty();
        assertThat(subscriber.state()).isEqualTo("UNKNOWN");
        audits(subscriber.msisdn()).ifPresent(kinds -> assertThat(kinds).hasSizeGreaterThan(1));
    }

    @Test
    void aTextMessageIsRefused(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        Octets text = Octets.of("where is my download?".getBytes(StandardCharsets.US_ASCII));

        DeliverSm message = DeliverSm.mobileOriginated(subscriber.msisdn(), text).withEsmClass(0).withDataCoding(0);
        assertThat(installation.smsc().deliver(message)).isZero();

        changedNothing(subscriber, "NOT_UNDERSTOOD");
    }

    @Test
    void aDeliverSmThatCannotBeReadCostsTheLinkNothing(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        int binds = installation.smsc().binds();

        assertThat(installation.smsc().exchange(0x05, Octets.ofHex("00010134393137")).status()).as("status").isNotZero();
        assertThat(installation.smsc().exchange(0x7777, Octets.EMPTY).command()).as("generic_nack").isEqualTo(0x80000000);

        subscriber.asksForCheck(Installation.newImei(TAC));
        subscriber.awaitPush();
        assertThat(installation.smsc().binds()).isEqualTo(binds);
    }

    private static Octets lowered(TestCard card, Spi spi, Imei imei) {
        // the key names stay 3DES or AES where the SPI asks for no checksum; a CRC needs a KID of its own
        return spi.integrity() == Integrity.REDUNDANCY_CHECK
                ? crc(card, spi, imei) : card.packet(spi, TestCard.BIP, 1, card.checkRequest(imei));
    }

    private static Octets crc(TestCard card, Spi spi, Imei imei) {
        var keys = new CardKeys(card.keys().kic(), card.keys().kicKey(), 0x11, Octets.ofHex("0001020304050607"));
        return new TestCard(card.msisdn(), card.iccid(), "", keys, "").packet(spi, TestCard.BIP, 1, card.checkRequest(imei));
    }

    private void changedNothing(Subscriber subscriber, String audit) {
        assertThat(subscriber.checks()).isEmpty();
        assertThat(subscriber.state()).isEqualTo("UNKNOWN");
        audited(subscriber, audit);
    }

    private void audited(Subscriber subscriber, String kind) {
        audits(subscriber.msisdn()).ifPresent(kinds -> assertThat(kinds).contains(kind));
    }
}
