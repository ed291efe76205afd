package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bipota.it.peer.ReceivedPush;
import org.bipota.it.peer.TestHandset;
import org.bipota.it.server.Installation;
import org.bipota.it.server.Subscriber;
import org.bipota.protocol.Octets;

/** A download that the end of the server finds with one packet answered and another on its way. */
final class DownloadInTheMiddle {

    private final List<Octets> apdus = IntStream.range(0, 6)
            .mapToObj(i -> Octets.ofHex(String.format("80E2%02X%02XC8", i == 5 ? 0x80 : 0, i) + "AB".repeat(200))).toList();
    private final Subscriber subscriber;
    private final String id;

    DownloadInTheMiddle(Installation installation, String tac) {
        installation.operator().put("/api/v1/contents/it-crash", "{\"tar\":\"424950\",\"apdus\":["
                + apdus.stream().map(apdu -> '"' + apdu.toHex() + '"').collect(Collectors.joining(",")) + "]}").success();
        subscriber = installation.subscriber();
        subscriber.becomesCapable(Installation.newImei(tac));
        id = subscriber.orders("it-crash");
        ReceivedPush push = subscriber.awaitPush();
        try (TestHandset handset = TestHandset.of(push)) {
            handset.open(push.token());
            handset.sendSdu(subscriber.card().execute(handset.receiveSdu()));
            handset.receiveSdu();
        }
    }

    /** It goes on behind the last answered packet, and the card executes each command once. */
    void goOn() {
        ReceivedPush push = subscriber.awaitPush();
        try (TestHandset handset = TestHandset.of(push)) {
            handset.open(push.token());
            while (subscriber.card().executed().size() < apdus.size()) {
                handset.sendSdu(subscriber.card().execute(handset.receiveSdu()));
            }
        }
        subscriber.awaitDownload(id, "DONE");
        assertThat(subscriber.card().executed()).as("each command once").isEqualTo(apdus);
    }
}
