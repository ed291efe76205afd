package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.licel.jcardsim.base.SimulatorSystem;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import javacard.framework.JCSystem;
import javacard.framework.Util;
import org.bipota.protocol.Octets;

/**
 * Cuts a card's power at every point at which it matters: before and after each write to persistent memory, in the middle of
 * those that a card may do by halves, before and after a transaction's end, and before and after the terminal executes a
 * proactive command. A trial is run once to count the points and once per point; see {@link #everywhere}.
 *
 * <p>The applet in it must be {@link CutApplet}'s, whose byte code calls the public methods here. That none of its writes goes
 * by unnoticed is checked while the points are counted.
 */
public final class PowerCuts {

    private static final ThreadLocal<PowerCuts> ARMED = new ThreadLocal<>();
    private static final int NEVER = 0;

    private final int cutAt;
    private int points;
    private String place;
    /** What persistent memory held after the last write seen; null when that is not looked at. */
    private PersistentMemory seen;

    private PowerCuts(int cutAt) {
        this.cutAt = cutAt;
    }

    /**
     * Runs a trial without a cut and then once for each point of its {@link #during} part, which is cut there.
     *
     * @param trial makes a card, lets it act under the cuts, brings it back to power, and checks what came of it
     * @return how many points there are
     */
    static int everywhere(String name, Consumer<PowerCuts> trial) {
        return told(name, cutAtEach(name, trial));
    }

    private static int told(String name, int points) {
        System.out.println("power cuts: " + name + ", " + points + " points");
        return points;
    }

    private static int cutAtEach(String name, Consumer<PowerCuts> trial) {
        PowerCuts counting = new PowerCuts(NEVER);
        trial.accept(counting);
        for (int point = 1; point <= counting.points; point++) {
            PowerCuts cuts = new PowerCuts(point);
            try {
                trial.accept(cuts);
            } catch (RuntimeException | AssertionError fault) {
                throw new AssertionError(name + ", cut at point " + point + " of " + counting.points + ", " + cuts.place, fault);
            }
            assertThat(cuts.place).as("point %d of %d was met again", point, counting.points).isNotNull();
        }
        return counting.points;
    }

    /** The same with two cuts: for each point of the first, one after the other each point of what comes after it. */
    static int everywhereTwice(String name, BiConsumer<PowerCuts, PowerCuts> trial) {
        PowerCuts counting = new PowerCuts(NEVER);
        trial.accept(counting, new PowerCuts(NEVER));
        int points = 0;
        for (int point = 1; point <= counting.points; point++) {
            int first = point;
            points += cutAtEach(name + ", cut at point " + first, second -> trial.accept(new PowerCuts(first), second));
        }
        return told(name, points);
    }

    /** Lets the card act until it is done or its power is cut. */
    void during(Runnable action) {
        ARMED.set(this);
        try {
            action.run();
            check();
        } catch (PowerLoss loss) {
            assertThat(place).as("lost by a cut").isNotNull();
        } finally {
            ARMED.remove();
            seen = null;
        }
    }

    /** Whether the power was cut; false in the run that counts. */
    boolean cut() {
        return place != null;
    }

    /** A terminal whose card may lose its power before it executes a command, and before the card hears of it. */
    Terminal around(Terminal terminal) {
        return command -> {
            point("before command " + command);
            Octets response = terminal.execute(command);
            point("after command " + command);
            return response;
        };
    }

    private static void point(String what) {
        PowerCuts armed = ARMED.get();
        if (armed != null) {
            armed.pass(what);
        }
    }

    private void pass(String what) {
        check();
        if (place == null && ++points == cutAt) {
            place = what + " at " + caller();
        }
        if (place != null) {
            // whatever the applet does with the exception, the card stays without power
            throw new PowerLoss();
        }
    }

    private void check() {
        if (cutAt == NEVER && seen != null) {
            assertThat(seen.changedOctets()).as("octets written without a point, before %s", caller()).isZero();
        }
        look();
    }

    private void look() {
        if (cutAt == NEVER && SimulatorSystem.instance() instanceof CardRuntime runtime) {
            seen = new PersistentMemory(object -> runtime.getTransientMemory().isTransient(object) != 0);
            seen.keep(runtime.applets());
        }
    }

    private static String caller() {
        return StackWalker.getInstance().walk(frames -> frames
                .filter(frame -> frame.getClassName().startsWith("org.bipota.applet."))
                .findFirst().map(Object::toString).orElse("the card itself"));
    }

    private static void written() {
        PowerCuts armed = ARMED.get();
        if (armed != null) {
            armed.look();
        }
    }

    private static boolean persistent(Object array) {
        return ARMED.get() != null && JCSystem.isTransient(array) == JCSystem.NOT_A_TRANSIENT_OBJECT;
    }

    /** One write: before it, by halves where it may be, and after it. */
    private static void write(Object array, boolean atomic, Runnable half, Runnable whole) {
        if (!persistent(array)) {
            whole.run();
            return;
        }
        point("before a write");
        if (!atomic) {
            assertThat(JCSystem.getTransactionDepth()).as("a transaction, which does not bring back what %s writes", caller()).isZero();
            half.run();
            written();
            point("in the middle of a write");
        }
        whole.run();
        written();
        point("after a write");
    }

    /** For BASTORE. */
    public static void store(Object array, int index, int value) {
        write(array, true, null, () -> {
            if (array instanceof boolean[] flags) {
                flags[index] = (value & 1) != 0;
            } else {
                ((byte[]) array)[index] = (byte) value;
            }
        });
    }

    /** For SASTORE. */
    public static void store(short[] array, int index, int value) {
        write(array, true, null, () -> array[index] = (short) value);
    }

    /** For AASTORE. */
    public static void store(Object[] array, int index, Object value) {
        write(array, true, null, () -> array[index] = value);
    }

    /** Before PUTFIELD. */
    public static void beforeField() {
        point("before a field");
    }

    /** After PUTFIELD. */
    public static void afterField() {
        written();
        point("after a field");
    }

    /** For Util's. */
    public static short arrayCopy(byte[] source, short from, byte[] target, short to, short length) {
        write(target, true, null, () -> Util.arrayCopy(source, from, target, to, length));
        return (short) (to + length);
    }

    /** For Util's. */
    public static short arrayCopyNonAtomic(byte[] source, short from, byte[] target, short to, short length) {
        short half = (short) (length / 2);
        write(target, false, () -> Util.arrayCopyNonAtomic(source, from, target, to, half),
                () -> Util.arrayCopyNonAtomic(source, from, target, to, length));
        return (short) (to + length);
    }

    /** For Util's, which the simulated runtime does not have. */
    public static short arrayFill(byte[] target, short to, short length, byte value) {
        write(target, true, null, () -> Util.arrayFillNonAtomic(target, to, length, value));
        return (short) (to + length);
    }

    /** For Util's. */
    public static short arrayFillNonAtomic(byte[] target, short to, short length, byte value) {
        write(target, false, () -> Util.arrayFillNonAtomic(target, to, (short) (length / 2), value),
                () -> Util.arrayFillNonAtomic(target, to, length, value));
        return (short) (to + length);
    }

    /** For Util's: two octets, and no promise that both are written. */
    public static short setShort(byte[] target, short to, short value) {
        boolean transaction = JCSystem.getTransactionDepth() != 0;
        write(target, transaction, () -> target[to] = (byte) (value >> 8), () -> Util.setShort(target, to, value));
        return (short) (to + 2);
    }

    /** For JCSystem's. */
    public static void beginTransaction() {
        point("before a transaction");
        JCSystem.beginTransaction();
    }

    /** For JCSystem's. */
    public static void commitTransaction() {
        point("before a commit");
        JCSystem.commitTransaction();
        point("after a commit");
    }
}
