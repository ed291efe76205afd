package org.bipota.it.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bipota.it.peer.TestSmsc;
import org.bipota.protocol.Octets;

/** What happens to whole links, one after the other, each kind as often. */
public final class Weather implements AutoCloseable {

    /** An unknown command, a deliver_sm without a body, and an answer to nothing. */
    private static final Octets GARBAGE = Octets.ofHex("0000001400000999000000000000700100112233"
            + "00000010000000050000000000007002" + "00000010800000040000000000007003");
    /** A command_length that cannot be: from here on nobody knows where a PDU begins. */
    private static final Octets LOST_FRAMING = Octets.ofHex("7FFFFFFF000000050000000000007004");
    private static final int BEGIN_MILLIS = 700;
    private static final int MOST_MILLIS = 1_200;

    private final TestSmsc smsc;
    private final RoughSmsc treatment;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private enum Event {
        THROTTLE, BREAK, STALL, GARBAGE, LOSE_FRAMING, GO_AWAY, PLAY_DEAD
    }

    /** Affects {@code smsc} once it is told to. */
    public Weather(TestSmsc smsc, RoughSmsc treatment) {
        this.smsc = smsc;
        this.treatment = treatment;
    }

    /** Lets it all happen within {@code rounds} times some nine seconds. */
    public void begin(Random random, int rounds) {
        int at = BEGIN_MILLIS;
        for (int round = 0; round < rounds; round++) {
            List<Event> events = new ArrayList<>(List.of(Event.values()));
            Collections.shuffle(events, random);
            for (Event event : events) {
                int lasts = 200 + random.nextInt(MOST_MILLIS - 200);
                clock.schedule(() -> begin(event), at, TimeUnit.MILLISECONDS);
                clock.schedule(() -> end(event), at + (event == Event.THROTTLE ? 300 : lasts), TimeUnit.MILLISECONDS);
                at += MOST_MILLIS;
            }
        }
    }

    private void begin(Event event) {
        switch (event) {
            case THROTTLE -> treatment.throttle(true);
            case BREAK -> smsc.dropConnections();
            case STALL -> smsc.stall(true);
            case GARBAGE -> smsc.blurt(GARBAGE);
            case LOSE_FRAMING -> smsc.blurt(LOST_FRAMING);
            case GO_AWAY -> smsc.goAway();
            case PLAY_DEAD -> {
                smsc.playDead(true);
                smsc.dropConnections();
            }
        }
    }

    private void end(Event event) {
        switch (event) {
            case THROTTLE -> treatment.throttle(false);
            case STALL -> smsc.stall(false);
            case GO_AWAY -> smsc.comeBack();
            case PLAY_DEAD -> smsc.playDead(false);
            case BREAK, GARBAGE, LOSE_FRAMING -> { }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
