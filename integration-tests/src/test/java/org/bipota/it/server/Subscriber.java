package org.bipota.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.bipota.it.peer.DeliverSm;
import org.bipota.it.peer.Receipt;
import org.bipota.it.peer.ReceivedPush;
import org.bipota.it.peer.SubmitSm;
import org.bipota.it.peer.TestCard;
import org.bipota.it.peer.TestHandset;
import org.bipota.it.peer.TestSmsc;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cat.Imei;
import org.bipota.protocol.secured.CommandPacket;
import org.bipota.protocol.sms.Segmentation;
import org.bipota.protocol.sms.UserData;

/** A subscriber of an installation: what the card sends and gets, and what the server says about it. */
public final class Subscriber {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Installation installation;
    private final TestCard card;

    /** The subscriber who holds {@code card}. */
    public Subscriber(Installation installation, TestCard card) {
        this.installation = installation;
        this.card = card;
    }

    /** The card. */
    public TestCard card() {
        return card;
    }

    /** E.164 digits. */
    public String msisdn() {
        return card.msisdn();
    }

    /** Sends a check request in {@code imei}; it must be acknowledged. */
    public DeliverSm asksForCheck(Imei imei) {
        DeliverSm message = message(card.packet(card.checkRequest(imei)));
        assertThat(smsc().deliver(message)).as("deliver_sm_resp").isZero();
        return message;
    }

    /** An operator starts a check. */
    public void startsCheck() {
        installation.operator().post("/api/v1/checks", "{\"msisdn\":\"" + msisdn() + "\"}").success();
    }

    /** Sends a packet in one message; it must be acknowledged. */
    public void sends(Octets packet) {
        assertThat(smsc().deliver(message(packet))).as("deliver_sm_resp").isZero();
    }

    /** The message that carries a command packet. */
    public DeliverSm message(Octets packet) {
        List<Octets> userData = Segmentation.commandPacket(packet, 0);
        assertThat(userData).as("segments").hasSize(1);
        return DeliverSm.mobileOriginated(msisdn(), userData.get(0));
    }

    /** Sends a response packet; it must be acknowledged. */
    public void answers(Octets responsePacket) {
        for (Octets userData : Segmentation.responsePacket(responsePacket, ThreadLocalRandom.current().nextInt(256))) {
            assertThat(smsc().deliver(DeliverSm.mobileOriginated(msisdn(), userData))).as("deliver_sm_resp").isZero();
        }
    }

    /** The next push, joined from its segments, verified and deciphered. */
    public ReceivedPush awaitPush() {
        return awaitPush(card::open);
    }

    /** As {@link #awaitPush}, for one whose counter may have been seen before. */
    public ReceivedPush awaitPushAgain() {
        return awaitPush(card::verify);
    }

    private ReceivedPush awaitPush(Function<Octets, CommandPacket> opening) {
        List<SubmitSm> parts = new ArrayList<>();
        List<UserData> segments = new ArrayList<>();
        int total;
        do {
            SubmitSm part = smsc().awaitSubmit(msisdn());
            parts.add(part);
            segments.add(userData(part));
            total = segments.get(0).concatenation().map(place -> place.total()).orElse(1);
        } while (parts.size() < total);
        UserData whole = total == 1 ? segments.get(0) : Segmentation.join(segments);
        assertThat(whole.isCommandPacket()).as("IEI 70").isTrue();
        ReceivedPush push = new ReceivedPush(parts, whole.payload(), opening.apply(whole.payload()));
        Secrets.push(push);
        return push;
    }

    /** The packet in a push that came in one short message. */
    public Octets packet(SubmitSm whole) {
        return userData(whole).payload();
    }

    private static UserData userData(SubmitSm part) {
        try {
            return UserData.parse(part.shortMessage());
        } catch (ProtocolException e) {
            throw new AssertionError("no user data header in " + part, e);
        }
    }

    /** Whether a further push comes within {@code time}. */
    public boolean isPushedWithin(Duration time) {
        return smsc().pollSubmit(msisdn(), time) != null;
    }

    /** The SMSC reports each part of the push delivered. */
    public void delivered(ReceivedPush push) {
        push.parts().forEach(part -> assertThat(smsc().deliver(Receipt.delivered(part))).as("deliver_sm_resp").isZero());
    }

    /** The handset opens the channel with the push's identification data, until the server ends it. */
    public void connects(ReceivedPush push) {
        try (TestHandset handset = TestHandset.of(push)) {
            handset.open(push.token());
            assertThat(handset.awaitReset()).as("reason of the RST that ends the check's channel").isZero();
        }
    }

    /** The capability row. */
    public JsonNode capability() {
        return installation.viewer().get("/api/v1/capabilities/" + msisdn()).success();
    }

    /** The state in the capability row. */
    public String state() {
        return capability().path("state").asText();
    }

    /** The capability row, waiting until it is in {@code state}. */
    public JsonNode awaitCapability(String state) {
        return awaitCapability(row -> state.equals(row.path("state").asText()), state);
    }

    /** The capability row, waiting until it says what {@code wanted} wants. */
    public JsonNode awaitCapability(Predicate<JsonNode> wanted, String description) {
        return Awaitility.await(description + " for " + msisdn()).atMost(PATIENCE).pollInterval(Duration.ofMillis(100))
                .until(this::capability, wanted);
    }

    /** The subscriber's checks, the oldest first. */
    public List<JsonNode> checks() {
        JsonNode items = installation.viewer().get("/api/v1/checks?limit=1000&msisdn=" + msisdn()).success().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .sorted(Comparator.comparingLong(check -> check.path("id").asLong())).toList();
    }

    /** The latest check with its history. */
    public JsonNode latestCheck() {
        List<JsonNode> checks = checks();
        assertThat(checks).as("checks of " + msisdn()).isNotEmpty();
        return check(checks.get(checks.size() - 1).path("id").asText());
    }

    /** A check with its history. */
    public JsonNode check(String id) {
        return installation.viewer().get("/api/v1/checks/" + id).success();
    }

    /** The latest check, waiting until it is in {@code state}. */
    public JsonNode awaitCheck(String state) {
        return Awaitility.await("check " + state + " for " + msisdn()).atMost(PATIENCE).pollInterval(Duration.ofMillis(100))
                .until(this::latestCheck, check -> state.equals(check.path("state").asText()));
    }

    /** The events of the latest check, in order. */
    public List<String> history() {
        return StreamSupport.stream(latestCheck().path("history").spliterator(), false)
                .map(entry -> entry.path("event").asText()).toList();
    }

    /** The subscriber's handset proves that it can open channels. */
    public void becomesCapable(Imei imei) {
        asksForCheck(imei);
        connects(awaitPush());
        awaitCapability("CAPABLE");
    }

    /** Orders a download of a content; its id. */
    public String orders(String content) {
        return installation.operator().post("/api/v1/downloads",
                "{\"msisdn\":\"" + msisdn() + "\",\"content\":\"" + content + "\"}").success().path("id").asText();
    }

    /** The download, waiting until it is in {@code state}. */
    public JsonNode awaitDownload(String id, String state) {
        return Awaitility.await("download " + state + " for " + msisdn()).atMost(PATIENCE).pollInterval(Duration.ofMillis(100))
                .until(() -> installation.viewer().get("/api/v1/downloads/" + id).success(),
                        download -> state.equals(download.path("state").asText()));
    }

    /** The next short message to the user. */
    public SubmitSm awaitNotice() {
        return smsc().awaitSubmit(msisdn());
    }

    private TestSmsc smsc() {
        return installation.smsc();
    }
}
