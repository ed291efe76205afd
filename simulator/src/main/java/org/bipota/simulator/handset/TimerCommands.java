package org.bipota.simulator.handset;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.ProactiveCommand;

/** TIMER MANAGEMENT with timers 1 to 8 (TS 102 223 clause 6.4.21). Used by its handset's thread only. */
final class TimerCommands {

    private static final int TIMER_IDENTIFIER = 0x24;
    private static final int TIMER_VALUE = 0x25;
    private static final int TIMERS = 8;
    private static final int START = 0;
    private static final int DEACTIVATE = 1;
    private static final int CURRENT_VALUE = 2;

    private final ScheduledExecutorService scheduler;
    private final Consumer<Expiry> expired;
    private final Map<Integer, Expiry> running = new HashMap<>();

    /** One start of a timer. Two are never equal, so that an old one cannot end a new one. */
    static final class Expiry {
        private final int timer;
        private final Octets value;
        private ScheduledFuture<?> future;

        Expiry(int timer, Octets value) {
            this.timer = timer;
            this.value = value;
        }

        int timer() {
            return timer;
        }

        /** What it was started with. */
        Octets value() {
            return value;
        }
    }

    /** {@code expired} is called on the scheduler's thread. */
    TimerCommands(ScheduledExecutorService scheduler, Consumer<Expiry> expired) {
        this.scheduler = scheduler;
        this.expired = expired;
    }

    TerminalResponse manage(ProactiveCommand command) {
        Optional<Octets> identifier = command.value(TIMER_IDENTIFIER)
                .filter(value -> value.length() == 1 && value.at(0) >= 1 && value.at(0) <= TIMERS);
        if (identifier.isEmpty()) {
            return TerminalResponse.to(command, TerminalResponse.REQUIRED_VALUES_MISSING);
        }
        return switch (command.details().qualifier() & 3) {
            case START -> start(command, identifier.get());
            case DEACTIVATE, CURRENT_VALUE -> value(command, identifier.get());
            default -> TerminalResponse.to(command, TerminalResponse.DATA_NOT_UNDERSTOOD);
        };
    }

    private TerminalResponse start(ProactiveCommand command, Octets identifier) {
        Optional<Duration> value = command.value(TIMER_VALUE).flatMap(TimerCommands::duration);
        if (value.isEmpty()) {
            return TerminalResponse.to(command, TerminalResponse.REQUIRED_VALUES_MISSING);
        }
        int timer = identifier.at(0);
        stop(timer);
        Expiry expiry = new Expiry(timer, command.value(TIMER_VALUE).orElseThrow());
        running.put(timer, expiry);
        expiry.future = scheduler.schedule(() -> expired.accept(expiry), value.get().toMillis(), TimeUnit.MILLISECONDS);
        return TerminalResponse.to(command, TerminalResponse.PERFORMED).required(TIMER_IDENTIFIER, identifier);
    }

    private TerminalResponse value(ProactiveCommand command, Octets identifier) {
        Expiry timer = running.get(identifier.at(0));
        if (timer == null) {
            return TerminalResponse.to(command, TerminalResponse.TIMER_STATE)
                    .required(TIMER_IDENTIFIER, identifier);
        }
        long seconds = Math.max(0, timer.future.getDelay(TimeUnit.SECONDS));
        if ((command.details().qualifier() & 3) == DEACTIVATE) {
            stop(identifier.at(0));
        }
        return TerminalResponse.to(command, TerminalResponse.PERFORMED).required(TIMER_IDENTIFIER, identifier)
                .required(TIMER_VALUE, value(seconds));
    }

    /** Whether the expiry is to be told: its timer was neither stopped nor started anew. */
    boolean end(Expiry expiry) {
        return running.remove(expiry.timer, expiry);
    }

    /** Power-off, or a reset of the card. */
    void stopAll() {
        running.values().forEach(timer -> timer.future.cancel(false));
        running.clear();
    }

    private void stop(int timer) {
        Expiry old = running.remove(timer);
        if (old != null) {
            old.future.cancel(false);
        }
    }

    /** Hours, minutes, seconds, each two digits with the first in the low half of its octet (clause 8.38). */
    static Optional<Duration> duration(Octets value) {
        if (value.length() != 3) {
            return Optional.empty();
        }
        int[] fields = new int[3];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = (value.at(i) & 0x0F) * 10 + (value.at(i) >> 4);
        }
        return Optional.of(Duration.ofHours(fields[0]).plusMinutes(fields[1]).plusSeconds(fields[2]));
    }

    private static Octets value(long seconds) {
        return Octets.ofOctets(digits(seconds / 3600), digits(seconds / 60 % 60), digits(seconds % 60));
    }

    private static int digits(long number) {
        return (int) (number % 10 << 4 | number / 10);
    }
}
