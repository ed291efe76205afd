package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.bipota.it.peer.DeliverSm;
import org.bipota.it.peer.KeySet;
import org.bipota.it.server.Database;
import org.bipota.it.server.Installation;
import org.bipota.it.server.OnServer;
import org.bipota.it.server.Subscriber;
import org.bipota.protocol.Octets;
import org.bipota.protocol.card.CheckRequest;
import org.bipota.protocol.cat.TerminalProfile;
import org.bipota.protocol.sms.Segmentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which a check request may arrive (contract 1.1). */
@OnServer(Database.H2)
class InboundFormsIT {

    private static final String TAC = "35100061";

    @Test
    void segmentsWithAnEightBitReferenceAreJoinedInAnyOrder(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        List<Octets> segments = Segmentation.commandPacket(longRequest(subscriber), 0x42);
        assertThat(segments).hasSizeGreaterThan(1);

        for (int i = segments.size() - 1; i >= 0; i--) {
            assertThat(subscriber.checks()).isEmpty();
            delivers(installation, DeliverSm.mobileOriginated(subscriber.msisdn(), segments.get(i)));
        }

        becomesCapable(subscriber);
    }

    @Test
    void segmentsWithASixteenBitReferenceAreJoined(Installation installation) {
        Subscriber subscriber = installation.subscriber(KeySet.AES_256);
        Segmentation.commandPacketWide(longRequest(subscriber), 0x1234)
                .forEach(segment -> delivers(installation, DeliverSm.mobileOriginated(subscriber.msisdn(), segment)));

        becomesCapable(subscriber);
    }

    @Test
    void segmentsByOptionalParametersAreJoinedWithTheHeaderInTheFirstOnly(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        Octets userData = Octets.ofHex("027000").concat(longRequest(subscriber));
        DeliverSm first = DeliverSm.mobileOriginated(subscriber.msisdn(), userData.slice(0, 130)).asSegment(77, 2, 1);
        DeliverSm second = DeliverSm.mobileOriginated(subscriber.msisdn(), userData.slice(130)).withEsmClass(0).asSegment(77, 2, 2);
        assertThat(userData.length()).isBetween(131, 270);

        delivers(installation, first);
        delivers(installation, second);

        becomesCapable(subscriber);
    }

    @Test
    void aDuplicateSegmentIsNoOtherSegment(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        List<Octets> segments = Segmentation.commandPacket(longRequest(subscriber), 0x17);
        DeliverSm first = DeliverSm.mobileOriginated(subscriber.msisdn(), segments.get(0));

        delivers(installation, first);
        delivers(installation, first);
        assertThat(subscriber.checks()).isEmpty();
        segments.subList(1, segments.size())
                .forEach(segment -> delivers(installation, DeliverSm.mobileOriginated(subscriber.msisdn(), segment)));
        delivers(installation, first);

        becomesCapable(subscriber);
    }

    @Test
    void segmentsOfTwoSubscribersWithTheSameReferenceAreKeptApart(Installation installation) {
        Subscriber one = installation.subscriber();
        Subscriber two = installation.subscriber();
        List<Octets> ofOne = Segmentation.commandPacket(longRequest(one), 0x55);
        List<Octets> ofTwo = Segmentation.commandPacket(longRequest(two), 0x55);
        assertThat(ofOne).hasSameSizeAs(ofTwo);

        for (int i = 0; i < ofOne.size(); i++) {
            delivers(installation, DeliverSm.mobileOriginated(one.msisdn(), ofOne.get(i)));
            delivers(installation, DeliverSm.mobileOriginated(two.msisdn(), ofTwo.get(i)));
        }

        becomesCapable(one);
        becomesCapable(two);
    }

    @Test
    void theTextMayBeInTheMessagePayload(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        Octets userData = Octets.ofHex("027000").concat(longRequest(subscriber));

        delivers(installation, DeliverSm.mobileOriginated(subscriber.msisdn(), userData).inMessagePayload());

        becomesCapable(subscriber);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x04, 0xF6})
    void bothDataCodingsAreTaken(int dataCoding, Installation installation) {
        Subscriber subscriber = installation.subscriber();
        Octets packet = subscriber.card().packet(subscriber.card().checkRequest(Installation.newImei(TAC)));

        delivers(installation, subscriber.message(packet).withDataCoding(dataCoding));

        becomesCapable(subscriber);
    }

    @ParameterizedTest
    @CsvSource({"2, ''", "2, 0", "0, 0", "0, +", "1, +", "0, 00"})
    void theSourceAddressIsNormalised(int typeOfNumber, String prefix, Installation installation) {
        Subscriber subscriber = installation.subscriber();
        boolean international = "+".equals(prefix) || "00".equals(prefix) || typeOfNumber == 1;
        String address = prefix + (international ? subscriber.msisdn() : subscriber.msisdn().substring(2));
        Octets packet = subscriber.card().packet(subscriber.card().checkRequest(Installation.newImei(TAC)));

        delivers(installation, subscriber.message(packet).from(typeOfNumber, address));

        becomesCapable(subscriber);
    }

    private static void delivers(Installation installation, DeliverSm message) {
        assertThat(installation.smsc().deliver(message)).as("deliver_sm_resp").isZero();
    }

    private static void becomesCapable(Subscriber subscriber) {
        subscriber.connects(subscriber.awaitPush());
        subscriber.awaitCapability("CAPABLE");
        assertThat(subscriber.checks()).hasSize(1);
    }

    /** A request whose terminal profile is so long that it does not fit one message. */
    private static Octets longRequest(Subscriber subscriber) {
        byte[] profile = new byte[120];
        Arrays.fill(profile, (byte) 0xFF);
        Octets request = new CheckRequest(subscriber.card().iccid(), Installation.newImei(TAC),
                new TerminalProfile(Octets.of(profile)), null, null).encode();
        return subscriber.card().packet(request);
    }
}
