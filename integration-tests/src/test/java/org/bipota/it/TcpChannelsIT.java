package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.bipota.it.peer.ReceivedPush;
import org.bipota.it.peer.TestTcpHandset;
import org.bipota.it.server.Database;
import org.bipota.it.server.Installation;
import org.bipota.it.server.OnServer;
import org.bipota.it.server.Subscriber;
import org.bipota.protocol.Octets;
import org.junit.jupiter.api.Test;

/** Opening a channel over TCP (contract 1.2). */
@OnServer(Database.H2)
class TcpChannelsIT {

    private static final String TAC = "35100081";

    @Test
    void theIdentificationPacketProvesTheCapability(Installation installation) {
        Subscriber subscriber = tcpSubscriber(installation);
        ReceivedPush push = push(subscriber);

        try (TestTcpHandset handset = new TestTcpHandset(push.port())) {
            handset.send(TestTcpHandset.identificationPacket(push.token()));
            assertThat(handset.awaitEnd()).as("octets before the end").isEqualTo(Octets.EMPTY);
        }

        assertThat(subscriber.awaitCapability("CAPABLE").path("capable").asBoolean()).isTrue();
    }

    @Test
    void anIdentificationPacketInPiecesIsReadAsOne(Installation installation) {
        Subscriber subscriber = tcpSubscriber(installation);
        ReceivedPush push = push(subscriber);
        Octets packet = TestTcpHandset.identificationPacket(push.token());

        try (TestTcpHandset handset = new TestTcpHandset(push.port())) {
            for (int i = 0; i < packet.length(); i++) {
                handset.send(packet.slice(i, i + 1));
            }
            handset.awaitEnd();
        }

        subscriber.awaitCapability("CAPABLE");
    }

    @Test
    void aForgedTokenAndNonsenseAreEndedWithoutAWord(Installation installation) {
        Subscriber subscriber = tcpSubscriber(installation);
        ReceivedPush push = push(subscriber);

        for (String octets : new String[] {"030A36080102030405060708", "474554202F20485454502F312E310D0A0D0A", "0300", "03023600",
            "03FF", "0384FFFFFFFF"}) {
            try (TestTcpHandset handset = new TestTcpHandset(push.port())) {
                handset.send(Octets.ofHex(octets));
                assertThat(handset.awaitEnd()).as("answer to " + octets).isEqualTo(Octets.EMPTY);
            }
        }

        assertThat(subscriber.state()).isEqualTo("PENDING");
    }

    @Test
    void aUsedTokenProvesNothingMore(Installation installation) {
        Subscriber subscriber = tcpSubscriber(installation);
        ReceivedPush push = push(subscriber);
        for (int i = 0; i < 2; i++) {
            try (TestTcpHandset handset = new TestTcpHandset(push.port())) {
                handset.send(TestTcpHandset.identificationPacket(push.token()));
                handset.awaitEnd();
            }
            subscriber.awaitCapability("CAPABLE");
        }

        assertThat(subscriber.history()).filteredOn("CONNECTED"::equals).hasSize(1);
    }

    private static Subscriber tcpSubscriber(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        installation.admin().put("/api/v1/cards/" + subscriber.card().iccid().digits() + "/profile",
                "{\"pushTar\":\"424950\",\"transport\":\"tcp\",\"ciphering\":true}").success();
        return subscriber;
    }

    private static ReceivedPush push(Subscriber subscriber) {
        subscriber.asksForCheck(Installation.newImei(TAC));
        return subscriber.awaitPush();
    }
}
