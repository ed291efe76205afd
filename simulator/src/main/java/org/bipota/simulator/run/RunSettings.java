package org.bipota.simulator.run;

import java.time.Duration;
import java.util.Objects;
import org.bipota.simulator.population.Population;
import org.bipota.simulator.population.Shares;
import org.bipota.simulator.smsc.SmscSettings;

/**
 * How a trial runs.
 *
 * @param handsets    1 to 1,000,000
 * @param seed        what everything random follows from
 * @param shares      who behaves how
 * @param rate        handsets switched on per second, above 0
 * @param smsc        the SMSC that the server binds to
 * @param bindTimeout how long the server may take to bind
 * @param checkWindow the server's check window
 * @param checkLimit  the server's check limit
 * @param timeLimit   how long all verdicts may take, from the first handset on
 * @param atOnce      whether all handsets open their channels at the same moment: each waits until the others have their
 *                    push, too. Those that have to wait longer than the check window are found not to be capable
 * @param sameClock   whether the server runs on this machine, so that its times can be compared with ours
 */
public record RunSettings(int handsets, long seed, Shares shares, double rate, SmscSettings smsc, Duration bindTimeout,
                          Duration checkWindow, Duration checkLimit, Duration timeLimit, boolean atOnce,
                          boolean sameClock) {

    /** Checks the ranges. */
    public RunSettings {
        Objects.requireNonNull(shares, "shares");
        Objects.requireNonNull(smsc, "smsc");
        if (handsets < 1 || handsets > Population.LARGEST) {
            throw new IllegalArgumentException(handsets + " handsets are not in 1.." + Population.LARGEST);
        }
        if (!(rate > 0)) {
            throw new IllegalArgumentException("rate " + rate + " is not above 0");
        }
        if (timeLimit.isNegative() || timeLimit.isZero()) {
            throw new IllegalArgumentException("time limit " + timeLimit + " is not above 0");
        }
    }

    /** Every handset opens its channel as soon as it can. */
    public RunSettings(int handsets, long seed, Shares shares, double rate, SmscSettings smsc, Duration bindTimeout,
                       Duration checkWindow, Duration checkLimit, Duration timeLimit, boolean sameClock) {
        this(handsets, seed, shares, rate, smsc, bindTimeout, checkWindow, checkLimit, timeLimit, false, sameClock);
    }

    /** The same with all channels at the same moment. */
    public RunSettings withAllAtOnce() {
        return new RunSettings(handsets, seed, shares, rate, smsc, bindTimeout, checkWindow, checkLimit, timeLimit, true,
                sameClock);
    }

    /** Long enough for all to be switched on, checked twice one after the other, and given up. */
    public static Duration sufficientTime(int handsets, double rate, Duration checkWindow, Duration checkLimit) {
        Duration switchingOn = Duration.ofMillis((long) (handsets * 1000L / rate));
        return switchingOn.plus(checkLimit).plus(checkWindow.multipliedBy(2)).plusSeconds(60);
    }
}
