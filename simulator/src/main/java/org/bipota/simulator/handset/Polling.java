package org.bipota.simulator.handset;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.ProactiveCommand;

/** Proactive polling: STATUS now and then, so that the card can say that it wants something (TS 102 223 clauses 6.4.6, 6.4.14). */
final class Polling {

    private static final int DURATION = 0x04;
    private static final int[] UNIT_MILLIS = {60_000, 1_000, 100};

    private final ScheduledExecutorService scheduler;
    private final Runnable status;
    private ScheduledFuture<?> poll;

    /** {@code status} is called on the scheduler's thread. */
    Polling(ScheduledExecutorService scheduler, Runnable status) {
        this.scheduler = scheduler;
        this.status = status;
    }

    /** The terminal's own interval. */
    void start(Duration interval) {
        stop();
        poll = scheduler.scheduleAtFixedRate(status, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        if (poll != null) {
            poll.cancel(false);
            poll = null;
        }
    }

    /** POLL INTERVAL. The unit is minutes, seconds or tenths of a second (TS 102 223 clause 8.8). */
    TerminalResponse interval(ProactiveCommand command) {
        Optional<Octets> duration = command.value(DURATION)
                .filter(value -> value.length() == 2 && value.at(0) < UNIT_MILLIS.length && value.at(1) > 0);
        if (duration.isEmpty()) {
            return TerminalResponse.to(command, TerminalResponse.REQUIRED_VALUES_MISSING);
        }
        start(Duration.ofMillis((long) UNIT_MILLIS[duration.get().at(0)] * duration.get().at(1)));
        return TerminalResponse.to(command, TerminalResponse.PERFORMED).required(DURATION, duration.get());
    }

    /** POLLING OFF. */
    TerminalResponse off(ProactiveCommand command) {
        stop();
        return TerminalResponse.to(command, TerminalResponse.PERFORMED);
    }
}
