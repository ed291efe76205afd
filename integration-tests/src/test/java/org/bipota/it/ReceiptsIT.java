package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.bipota.it.peer.Receipt;
import org.bipota.it.peer.ReceivedPush;
import org.bipota.it.server.Database;
import org.bipota.it.server.Installation;
import org.bipota.it.server.OnServer;
import org.bipota.it.server.Subscriber;
import org.junit.jupiter.api.Test;

/** What the SMSC says about a push, and when (contract 1.2 and 1.4). */
@OnServer(Database.H2)
class ReceiptsIT {

    private static final String TAC = "35100021";
    private static final int INVALID_DESTINATION = 0x0B;
    private static final int QUEUE_FULL = 0x14;
    private static final int THROTTLED = 0x58;

    @Test
    void withoutAReceiptTheWindowDoesNotBeginAndTheLimitEndsTheCheckUndelivered(Installation installation) throws Exception {
        Subscriber subscriber = installation.subscriber();
        subscriber.asksForCheck(Installation.newImei(TAC));
        subscriber.awaitPush();

        assertThat(subscriber.isPushedWithin(Installation.WINDOW.multipliedBy(2))).as("another push").isFalse();
        assertThat(subscriber.latestCheck().path("state").asText()).isEqualTo("PUSHED");

        JsonNode row = subscriber.awaitCapability("UNDELIVERED");
        assertThat(row.path("capable").asBoolean()).isFalse();
        assertThat(row.path("reason").asText()).isNotBlank();
    }

    @Test
    void anExpiredPushEndsUndelivered(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        subscriber.asksForCheck(Installation.newImei(TAC));

        installation.smsc().deliver(Receipt.expired(subscriber.awaitPush().parts().get(0)));

        assertThat(subscriber.awaitCapability("UNDELIVERED").path("reason").asText()).containsIgnoringCase("expired");
    }

    @Test
    void anIntermediateNotificationDecidesNothing(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        subscriber.asksForCheck(Installation.newImei(TAC));
        ReceivedPush push = subscriber.awaitPush();

        assertThat(installation.smsc().deliver(Receipt.enRoute(push.parts().get(0)))).isZero();
        assertThat(installation.smsc().deliver(Receipt.accepted(push.parts().get(0)))).isZero();

        assertThat(subscriber.isPushedWithin(Installation.WINDOW.multipliedBy(2))).as("another push").isFalse();
        assertThat(subscriber.latestCheck().path("state").asText()).isEqualTo("PUSHED");
        subscriber.delivered(push);
        subscriber.awaitCheck("DELIVERED");
    }

    @Test
    void aReceiptThatComesBeforeTheSubmitSmRespCounts(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        installation.smsc().on(subscriber.msisdn(), (message, answer) -> {
            assertThat(installation.smsc().deliver(Receipt.delivered(message))).isZero();
            answer.ok();
        });
        subscriber.asksForCheck(Installation.newImei(TAC));
        subscriber.awaitPush();
        subscriber.awaitCheck("DELIVERED");

        subscriber.awaitPush();
        assertThat(subscriber.awaitCapability("NOT_CAPABLE").path("capable").asBoolean()).isFalse();
    }

    @Test
    void aRepeatedReceiptDoesNotBeginTheWindowAgain(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        subscriber.asksForCheck(Installation.newImei(TAC));
        ReceivedPush push = subscriber.awaitPush();
        subscriber.delivered(push);
        String deliveredAt = subscriber.awaitCheck("DELIVERED").toString();
        int events = subscriber.history().size();

        subscriber.delivered(push);
        installation.smsc().deliver(Receipt.undeliverable(push.parts().get(0)));

        assertThat(subscriber.latestCheck().path("state").asText()).as(deliveredAt).isEqualTo("DELIVERED");
        assertThat(subscriber.history()).hasSize(events);
    }

    @Test
    void theDecimalIdOfAReceiptIsMatchedWithTheHexadecimalOneOfTheResponse(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        subscriber.asksForCheck(Installation.newImei(TAC));
        ReceivedPush push = subscriber.awaitPush();
        String decimal = Long.toString(Long.parseLong(push.parts().get(0).messageId(), 16));

        assertThat(installation.smsc().deliver(Receipt.deliveredInTextOnly(push.parts().get(0), decimal))).isZero();

        subscriber.awaitCheck("DELIVERED");
    }

    @Test
    void aReceiptForNothingChangesNothing(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        subscriber.asksForCheck(Installation.newImei(TAC));
        ReceivedPush push = subscriber.awaitPush();
        subscriber.awaitCheck("PUSHED");

        assertThat(installation.smsc().deliver(Receipt.deliveredInTextOnly(push.parts().get(0), "FFFFFFFF0"))).isZero();

        assertThat(subscriber.latestCheck().path("state").asText()).isEqualTo("PUSHED");
    }

    @Test
    void aPushThatTheSmscRefusesForGoodEndsUndeliveredWithThatReason(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        AtomicInteger submits = new AtomicInteger();
        installation.smsc().on(subscriber.msisdn(), (message, answer) -> {
            submits.incrementAndGet();
            answer.status(INVALID_DESTINATION);
        });
        subscriber.asksForCheck(Installation.newImei(TAC));

        JsonNode row = subscriber.awaitCapability("UNDELIVERED");

        assertThat(row.path("reason").asText()).containsIgnoringCase("0B");
        assertThat(submits).as("an address error is not tried again").hasValue(1);
    }

    @Test
    void aPushThatTheSmscCannotTakeNowIsSentAgainAsTheVerySamePacket(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        AtomicInteger submits = new AtomicInteger();
        installation.smsc().on(subscriber.msisdn(), (message, answer) -> {
            switch (submits.incrementAndGet()) {
                case 1 -> answer.status(THROTTLED);
                case 2 -> answer.status(QUEUE_FULL);
                default -> answer.ok();
            }
        });
        subscriber.asksForCheck(Installation.newImei(TAC));

        ReceivedPush first = subscriber.awaitPush();
        ReceivedPush second = subscriber.awaitPushAgain();
        ReceivedPush third = subscriber.awaitPushAgain();
        assertThat(second.packet()).isEqualTo(first.packet());
        assertThat(third.packet()).isEqualTo(first.packet());
        subscriber.delivered(third);
        subscriber.connects(third);
        subscriber.awaitCapability("CAPABLE");
        assertThat(subscriber.isPushedWithin(Duration.ofSeconds(1))).isFalse();
    }
}
