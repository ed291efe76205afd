package org.bipota.simulator.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bipota.protocol.cat.Imei;
import org.bipota.simulator.population.Step;
import org.bipota.simulator.population.Verdict;
import org.bipota.simulator.server.Capability;

/** Compares what the server says with what the handset did. */
public final class Comparison {

    private static final int COMPARED_DIGITS = 14;
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final Duration checkWindow;
    private final boolean sameClock;

    /**
     * A comparison for a server with this check window.
     *
     * @param sameClock whether the server's times can be compared with ours
     */
    public Comparison(Duration checkWindow, boolean sameClock) {
        this.checkWindow = checkWindow;
        this.sameClock = sameClock;
    }

    /**
     * What is wrong with {@code seen}; empty when it is what {@code expected} says.
     *
     * @param delivered when the push reached the handset, if it did
     */
    public Optional<String> fault(Step expected, Capability seen, Optional<Instant> delivered) {
        if (seen.verdict() != expected.verdict()) {
            return Optional.of("is " + seen.verdict() + " instead of " + expected.verdict()
                    + (seen.reason().isEmpty() ? "" : " (" + seen.reason() + ")"));
        }
        if (seen.capable() != (seen.verdict() == Verdict.CAPABLE)) {
            return Optional.of("is " + seen.verdict() + " with capable " + seen.capable());
        }
        if (expected.imei().filter(imei -> !sameTerminal(imei, seen.imei())).isPresent()) {
            return Optional.of("is " + seen.verdict() + ", but for another terminal");
        }
        if (!seen.reason().contains(expected.reason())) {
            return Optional.of("says '" + seen.reason() + "', where the terminal said " + expected.reason());
        }
        return early(expected, seen, delivered);
    }

    private static boolean sameTerminal(Imei imei, String digits) {
        return digits.length() >= COMPARED_DIGITS
                && digits.substring(0, COMPARED_DIGITS).equals(imei.digits().substring(0, COMPARED_DIGITS));
    }

    /** The window starts when the push is delivered: not capable before it has ended is too early. */
    private Optional<String> early(Step expected, Capability seen, Optional<Instant> delivered) {
        if (!sameClock || expected.verdict() != Verdict.NOT_CAPABLE || delivered.isEmpty()
                || seen.decidedAt().isEmpty()) {
            return Optional.empty();
        }
        Duration waited = Duration.between(delivered.get(), seen.decidedAt().get());
        return waited.plus(TOLERANCE).compareTo(checkWindow) >= 0 ? Optional.empty()
                : Optional.of("was decided " + waited.toMillis() + " ms after the push was delivered, before the window of "
                        + checkWindow + " had ended");
    }
}
