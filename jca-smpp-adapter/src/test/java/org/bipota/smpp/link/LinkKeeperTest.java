package org.bipota.smpp.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.bipota.smpp.api.LinkStatus.State;
import org.bipota.smpp.submit.SubmitQueue;
import org.bipota.smpp.submit.Submitter;
import org.bipota.smpp.testing.Eventually;
import org.bipota.smpp.testing.TestTime;
import org.jsmpp.bean.BindType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The keeper's waits on a test clock. */
@Timeout(30)
class LinkKeeperTest {

    private static final Duration WATCH = Duration.ofMillis(500);

    private final TestTime time = new TestTime();
    private final ScriptedSessions sessions = new ScriptedSessions();
    private LinkKeeper keeper;
    private Thread thread;

    private void start(LinkBindType bindType, double random) {
        LinkSettings settings = TestSettings.link(bindType);
        keeper = new LinkKeeper(settings, sessions, new Submitter(settings.submit(), new SubmitQueue(10, Runnable::run), time),
                new ReconnectPolicy(settings, () -> random), time);
        thread = new Thread(keeper, "test-keeper");
        thread.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        keeper.stop();
        thread.join(5_000);
        assertThat(thread.isAlive()).isFalse();
        assertThat(keeper.state()).isEqualTo(State.CLOSED);
        assertThat(sessions.made).allSatisfy(session -> assertThat(session.aborted || session.unbound).isTrue());
    }

    private void awaitState(State state) {
        Eventually.holds("link " + state, () -> keeper.state() == state);
    }

    private void waitsAndGoesOn(Duration delay) {
        time.awaitWait(delay);
        int before = sessions.made.size();
        time.advance(delay.minusNanos(1));
        assertThat(sessions.made).as("not before its time").hasSize(before);
        time.advance(Duration.ofNanos(1));
        Eventually.holds("the next attempt", () -> sessions.made.size() > before);
    }

    @Test
    void lostAndRefusedLinksWaitByTheirOwnCounts() {
        sessions.fail("Connection refused");
        sessions.refuse(0x0E);
        sessions.fail("Connection refused");
        sessions.refuse(0x0E);
        sessions.refuse(0x0E);
        sessions.refuse(0x0E);
        sessions.fail("Connection refused");
        sessions.fail("Connection refused");
        start(LinkBindType.TRANSCEIVER, 1);

        waitsAndGoesOn(Duration.ofSeconds(1));
        waitsAndGoesOn(Duration.ofSeconds(10));
        waitsAndGoesOn(Duration.ofSeconds(2));
        waitsAndGoesOn(Duration.ofSeconds(20));
        waitsAndGoesOn(Duration.ofSeconds(40));
        waitsAndGoesOn(Duration.ofSeconds(40));
        waitsAndGoesOn(Duration.ofSeconds(4));
        waitsAndGoesOn(Duration.ofSeconds(5));
        awaitState(State.BOUND);
        assertThat(keeper.binds()).isEqualTo(1);
    }

    @Test
    void theJitterLeavesOutAsMuchAsTheRandomNumberSays() {
        sessions.fail("Connection refused");
        sessions.refuse(0x0E);
        start(LinkBindType.TRANSCEIVER, 0.25);

        waitsAndGoesOn(Duration.ofMillis(625));
        waitsAndGoesOn(Duration.ofMillis(6_250));
    }

    @Test
    void aRefusalIsTheFirstOneAgainAfterABind() {
        sessions.refuse(0x0E);
        sessions.refuse(0x0E);
        start(LinkBindType.TRANSCEIVER, 1);
        waitsAndGoesOn(Duration.ofSeconds(10));
        waitsAndGoesOn(Duration.ofSeconds(20));
        awaitState(State.BOUND);

        sessions.refuse(0x05);
        sessions.last().end("the SMSC closed the connection");

        waitsAndGoesOn(Duration.ofSeconds(1));
        awaitState(State.REFUSED);
        assertThat(keeper.lastError()).isEqualTo("bind refused, command status 0x00000005");
        waitsAndGoesOn(Duration.ofSeconds(10));
    }

    @Test
    void aLinkThatKeepsBreakingComesBackSlowerAndOneThatHeldComesBackAtOnce() {
        start(LinkBindType.TRANSCEIVER, 1);
        for (int seconds : new int[] {1, 2, 4, 5, 5}) {
            awaitState(State.BOUND);
            time.awaitWait(WATCH);
            sessions.last().end("the SMSC closed the connection");
            awaitState(State.LOST);
            waitsAndGoesOn(Duration.ofSeconds(seconds));
        }
        awaitState(State.BOUND);
        time.awaitWait(WATCH);
        time.advance(Duration.ofSeconds(5).plusMillis(1));
        time.awaitWait(WATCH);
        sessions.last().end("the SMSC closed the connection");
        waitsAndGoesOn(Duration.ofSeconds(1));
    }

    @Test
    void aPeerThatTakesNoOctetForTheResponseTimeoutIsLeft() {
        start(LinkBindType.TRANSCEIVER, 1);
        awaitState(State.BOUND);
        sessions.last().blockedNanos = Duration.ofSeconds(10).toNanos();
        time.awaitWait(WATCH);
        time.advance(WATCH);
        time.awaitWait(WATCH);
        assertThat(keeper.state()).as("the time-out is not yet exceeded").isEqualTo(State.BOUND);

        sessions.last().blockedNanos = Duration.ofMillis(10_001).toNanos();
        time.advance(WATCH);

        awaitState(State.LOST);
        assertThat(sessions.last().broken).isTrue();
        assertThat(keeper.lastError()).contains("not taken any octet for 10001 ms");
    }

    @Test
    void aPairIsBoundWhenBothAreAndAFailureOfTheSecondEndsTheFirst() {
        start(LinkBindType.PAIR, 1);
        awaitState(State.BOUND);
        assertThat(sessions.made).extracting(session -> session.bindType).containsExactly(BindType.BIND_TX, BindType.BIND_RX);

        sessions.made.get(1).end("the SMSC closed the connection");
        awaitState(State.LOST);
        Eventually.holds("the transmitter is closed too", () -> sessions.made.get(0).aborted);
    }

    @Test
    void stopEndsAWaitAtOnce() throws InterruptedException {
        sessions.refuse(0x0E);
        start(LinkBindType.TRANSCEIVER, 1);
        time.awaitWait(Duration.ofSeconds(10));

        keeper.stop();

        thread.join(5_000);
        assertThat(time.passed()).isZero();
        assertThat(sessions.made).hasSize(1);
    }
}
