package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bipota.it.peer.DeliverSm;
import org.bipota.it.peer.Receipt;
import org.bipota.it.peer.ReceivedPush;
import org.bipota.it.peer.SubmitHandler;
import org.bipota.it.peer.SubmitSm;
import org.bipota.it.server.Installation;
import org.bipota.it.server.Subscriber;
import org.bipota.protocol.Octets;

/**
 * A check at each step between the request and the verdict, and what must have become of them after something broke: nothing
 * is lost, nothing is doubled, and no packet was sent with another counter.
 */
final class ChecksAtEveryStep {

    private final Installation installation;
    private final String tac;
    private final Subscriber requested;
    private final Subscriber submitted;
    private final Subscriber justAnswered;
    private final Subscriber answered;
    private final Subscriber delivered;
    private final Subscriber decided;
    private final DeliverSm request;
    private final CompletableFuture<SubmitHandler.Answer> unanswered = new CompletableFuture<>();

    /** Brings a check to each step; the last ones have just been reached when this returns. */
    ChecksAtEveryStep(Installation installation, String tac) throws Exception {
        this.installation = installation;
        this.tac = tac;
        requested = installation.subscriber();
        submitted = installation.subscriber();
        justAnswered = installation.subscriber();
        answered = installation.subscriber();
        delivered = installation.subscriber();
        decided = installation.subscriber();

        ask(decided);
        decided.connects(decided.awaitPush());
        decided.awaitCapability("CAPABLE");
        ask(answered);
        answered.awaitCheck("PUSHED");
        installation.smsc().on(submitted.msisdn(), (message, answer) -> unanswered.complete(answer));
        ask(submitted);
        unanswered.get(30, TimeUnit.SECONDS);
        CompletableFuture<SubmitHandler.Answer> held = new CompletableFuture<>();
        installation.smsc().on(justAnswered.msisdn(), (message, answer) -> held.complete(answer));
        ask(justAnswered);
        ask(delivered);
        delivered.delivered(delivered.awaitPush());
        request = requested.message(requested.card().packet(requested.card().checkRequest(Installation.newImei(tac))));
        held.get(30, TimeUnit.SECONDS).ok();
        assertThat(installation.smsc().deliver(request)).as("deliver_sm_resp").isZero();
    }

    private void ask(Subscriber subscriber) {
        subscriber.asksForCheck(Installation.newImei(tac));
    }

    /** The SMSC answers what it has not answered. */
    void answerTheUnanswered() {
        unanswered.join().ok();
    }

    /** Who has a verdict from before. */
    Subscriber decided() {
        return decided;
    }

    /** Goes on from each step to the verdict. */
    void goOn() {
        Stream.of(submitted, justAnswered).forEach(each -> installation.smsc().on(each.msisdn(), SubmitHandler.TAKE));
        assertThat(decided.state()).as("a verdict from before").isEqualTo("CAPABLE");
        assertThat(installation.smsc().deliver(request)).as("the SMSC repeats the request").isZero();
        requested.awaitPush();
        for (Subscriber each : List.of(requested, submitted, justAnswered, answered)) {
            assertThat(installation.smsc().deliver(Receipt.delivered(first(each)))).as("deliver_sm_resp").isZero();
            each.awaitCheck("DELIVERED");
        }
        for (Subscriber each : List.of(requested, submitted, justAnswered, answered, delivered)) {
            each.connects(push(each));
            each.awaitCapability("CAPABLE");
        }
        Stream.of(requested, submitted, justAnswered, answered, delivered).forEach(this::assertOnce);
    }

    private SubmitSm first(Subscriber subscriber) {
        return installation.smsc().submits(subscriber.msisdn()).get(0);
    }

    private ReceivedPush push(Subscriber subscriber) {
        Octets packet = subscriber.packet(first(subscriber));
        return new ReceivedPush(List.of(first(subscriber)), packet, subscriber.card().verify(packet));
    }

    private void assertOnce(Subscriber subscriber) {
        assertThat(subscriber.checks()).as("checks of %s", subscriber.msisdn()).hasSize(1);
        Set<Octets> submits = new HashSet<>();
        installation.smsc().submits(subscriber.msisdn()).forEach(submit -> submits.add(submit.shortMessage()));
        assertThat(submits).as("different short messages to %s", subscriber.msisdn()).hasSize(1);
        assertThat(push(subscriber).command().counter()).isEqualTo(1);
        List<String> events = subscriber.history();
        for (String once : List.of("REQUESTED", "PUSH_QUEUED", "PUSH_DELIVERED", "CONNECTED")) {
            assertThat(events).as("history of %s", subscriber.msisdn()).containsOnlyOnce(once);
        }
        // where the receipt told that the SMSC had the push, no answer did
        assertThat(events).filteredOn("PUSH_SUBMITTED"::equals).hasSizeLessThanOrEqualTo(1);
        JsonNode check = subscriber.latestCheck();
        assertThat(check.path("state").asText()).isEqualTo("CAPABLE");
    }
}
