package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bipota.it.peer.ReceivedPush;
import org.bipota.it.peer.SubmitSm;
import org.bipota.it.peer.TestHandset;
import org.bipota.it.peer.TestTcpHandset;
import org.bipota.it.server.Api;
import org.bipota.it.server.Database;
import org.bipota.it.server.Installation;
import org.bipota.it.server.OnServer;
import org.bipota.it.server.Subscriber;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.TerminalResult;
import org.bipota.protocol.secured.ResponseStatus;
import org.junit.jupiter.api.Test;

/** Downloads to one subscriber (contract 1.2, 1.3 and 3). */
@OnServer(Database.H2)
class DownloadsIT {

    private static final String TAC = "35100091";

    /** A content of so many STORE DATA commands of 200 octets; four fit an SDU of 1024. */
    private static List<Octets> content(Installation installation, String name, int commands) {
        List<Octets> apdus = new ArrayList<>();
        for (int i = 0; i < commands; i++) {
            apdus.add(Octets.ofHex(String.format("80E2%02X%02XC8", i + 1 == commands ? 0x80 : 0, i)
                    + String.format("%02X", i).repeat(200)));
        }
        String list = apdus.stream().map(apdu -> '"' + apdu.toHex() + '"').collect(Collectors.joining(","));
        installation.operator().put("/api/v1/contents/" + name, "{\"tar\":\"424950\",\"apdus\":[" + list + "]}").success();
        return apdus;
    }

    @Test
    void aContentTravelsOnAChannelAndTheServerEndsIt(Installation installation) {
        List<Octets> apdus = content(installation, "it-udp", 10);
        Subscriber subscriber = installation.subscriber();
        subscriber.becomesCapable(Installation.newImei(TAC));

        String id = subscriber.orders("it-udp");
        ReceivedPush push = subscriber.awaitPush();
        subscriber.delivered(push);
        try (TestHandset handset = TestHandset.of(push)) {
            handset.open(push.token());
            while (subscriber.card().executed().size() < apdus.size()) {
                handset.sendSdu(subscriber.card().execute(handset.receiveSdu()));
            }
            assertThat(handset.awaitReset()).as("reason of the RST").isZero();
        }

        JsonNode done = subscriber.awaitDownload(id, "DONE");
        assertThat(subscriber.card().executed()).isEqualTo(apdus);
        assertThat(done.path("route").asText()).isEqualTo("BIP");
        assertThat(done.path("attempts").asInt()).isEqualTo(1);
        assertThat(done.path("routeReason").asText()).contains("CAPABLE");
        assertThat(done.path("octetsSent").asInt()).isGreaterThan(10 * 205);
    }

    @Test
    void aContentTravelsOverTcp(Installation installation) {
        List<Octets> apdus = content(installation, "it-tcp", 6);
        Subscriber subscriber = installation.subscriber();
        subscriber.becomesCapable(Installation.newImei(TAC));
        installation.admin().put("/api/v1/cards/" + subscriber.card().iccid().digits() + "/profile",
                "{\"pushTar\":\"424950\",\"transport\":\"tcp\",\"ciphering\":true}").success();

        String id = subscriber.orders("it-tcp");
        ReceivedPush push = subscriber.awaitPush();
        try (TestTcpHandset handset = new TestTcpHandset(push.port())) {
            handset.send(TestTcpHandset.identificationPacket(push.token()));
            while (subscriber.card().executed().size() < apdus.size()) {
                handset.send(subscriber.card().execute(handset.receivePacket()));
            }
            handset.awaitEnd();
        }

        subscriber.awaitDownload(id, "DONE");
        assertThat(subscriber.card().executed()).isEqualTo(apdus);
    }

    @Test
    void aDownloadBrokenOffGoesOnBehindTheLastAnsweredPacket(Installation installation) {
        List<Octets> apdus = content(installation, "it-break", 10);
        Subscriber subscriber = installation.subscriber();
        subscriber.becomesCapable(Installation.newImei(TAC));
        String id = subscriber.orders("it-break");
        ReceivedPush first = subscriber.awaitPush();
        try (TestHandset handset = TestHandset.of(first)) {
            handset.open(first.token());
            handset.sendSdu(subscriber.card().execute(handset.receiveSdu()));
            handset.receiveSdu();
            handset.reset();
        }

        ReceivedPush second = subscriber.awaitPush();
        assertThat(second.token()).isNotEqualTo(first.token());
        try (TestHandset handset = TestHandset.of(second)) {
            handset.open(second.token());
            while (subscriber.card().executed().size() < apdus.size()) {
                handset.sendSdu(subscriber.card().execute(handset.receiveSdu()));
            }
        }

        assertThat(subscriber.awaitDownload(id, "DONE").path("attempts").asInt()).isEqualTo(2);
        assertThat(subscriber.card().executed()).isEqualTo(apdus);
    }

    @Test
    void aSmallContentGoesBySmsToAHandsetThatIsNotCapable(Installation installation) {
        List<Octets> apdus = content(installation, "it-sms", 4);
        Subscriber subscriber = installation.subscriber();

        String id = subscriber.orders("it-sms");
        while (subscriber.card().executed().size() < apdus.size()) {
            ReceivedPush packet = subscriber.awaitPush();
            assertThat(packet.command().spi().toHex()).isEqualTo("1639");
            subscriber.delivered(packet);
            int executed = subscriber.card().store(packet.command().data());
            subscriber.answers(subscriber.card().respond(packet.command(), ResponseStatus.POR_OK,
                    Octets.ofOctets(executed, 0x90, 0x00)));
        }

        assertThat(subscriber.awaitDownload(id, "DONE").path("route").asText()).isEqualTo("SMS");
        assertThat(subscriber.card().executed()).isEqualTo(apdus);
    }

    @Test
    void aLargeContentIsANoticeToAHandsetThatIsNotCapable(Installation installation) {
        content(installation, "it-large", 10);
        Subscriber subscriber = installation.subscriber();

        String id = subscriber.orders("it-large");
        SubmitSm notice = subscriber.awaitNotice();

        assertThat(notice.protocolId()).isZero();
        assertThat(notice.dataCoding()).isZero();
        assertThat(subscriber.awaitDownload(id, "NOTIFIED").path("route").asText()).isEqualTo("NOTIFY");
    }

    @Test
    void aHandsetThatDoesNotOpenTheChannelIsPushedAgainUpToTheThresholdAndThenItsUserIsTold(Installation installation) {
        content(installation, "it-notice", 10);
        Subscriber subscriber = installation.subscriber();
        subscriber.becomesCapable(Installation.newImei(TAC));
        String id = subscriber.orders("it-notice");
        for (int attempt = 1; attempt <= 3; attempt++) {
            subscriber.delivered(subscriber.awaitPush());
        }

        assertThat(subscriber.awaitNotice().protocolId()).isZero();

        JsonNode told = subscriber.awaitDownload(id, "NOTIFIED");
        assertThat(told.path("route").asText()).isEqualTo("BIP");
        assertThat(told.path("attempts").asInt()).isEqualTo(3);
    }

    @Test
    void aFinalRefusalOfTheTerminalEndsTheAttempts(Installation installation) {
        content(installation, "it-refused", 10);
        Subscriber subscriber = installation.subscriber();
        subscriber.becomesCapable(Installation.newImei(TAC));
        String id = subscriber.orders("it-refused");
        ReceivedPush push = subscriber.awaitPush();

        subscriber.sends(subscriber.card().packet(subscriber.card().channelReport(push.token(), TerminalResult.of(0x30, -1))));

        assertThat(subscriber.awaitNotice().protocolId()).isZero();
        assertThat(subscriber.awaitDownload(id, "NOTIFIED").path("reason").asText()).contains("30");
    }

    @Test
    void unknownThingsAreNotFoundAndViewersOrderNothing(Installation installation) {
        content(installation, "it-known", 1);
        Subscriber subscriber = installation.subscriber();
        Api operator = installation.operator();

        assertThat(operator.post("/api/v1/downloads", order(subscriber.msisdn(), "it-unknown")).status()).isEqualTo(404);
        assertThat(operator.post("/api/v1/downloads", order("4900000000000", "it-known")).status()).isEqualTo(404);
        assertThat(operator.post("/api/v1/downloads", order(subscriber.msisdn(), "no name")).status()).isEqualTo(422);
        assertThat(operator.post("/api/v1/downloads", "{\"msisdn\":1}").status()).isEqualTo(400);
        assertThat(installation.viewer().post("/api/v1/downloads", order(subscriber.msisdn(), "it-known")).status()).isEqualTo(403);
        assertThat(installation.viewer().get("/api/v1/downloads/999999999").status()).isEqualTo(404);
        assertThat(installation.viewer().get("/api/v1/downloads?msisdn=" + subscriber.msisdn()).success().path("items")).isEmpty();
    }

    private static String order(String msisdn, String content) {
        return "{\"msisdn\":\"" + msisdn + "\",\"content\":\"" + content + "\"}";
    }
}
