package org.bipota.bip.work;

import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The timer wheel of one event loop, turned by that loop while anything waits. Used on the loop alone. */
public final class LoopTimers {

    private final EventLoop loop;
    private final LongSupplier nanoTime;
    private final TimerWheel wheel;
    private boolean turning;

    /** The timers of a loop. */
    public LoopTimers(EventLoop loop, LongSupplier nanoTime) {
        this.loop = loop;
        this.nanoTime = nanoTime;
        this.wheel = new TimerWheel(nanoTime.getAsLong());
    }

    /** Sets an entry's deadline in place of the one it has. */
    public void set(TimerWheel.Entry entry, long deadlineNanos) {
        if (!turning) {
            // it may have stood still for long
            wheel.advance(nanoTime.getAsLong());
            turnSoon();
        }
        wheel.set(entry, deadlineNanos);
    }

    /** Takes an entry out; nothing happens when it is not in. */
    public void cancel(TimerWheel.Entry entry) {
        wheel.cancel(entry);
    }

    private void turnSoon() {
        turning = true;
        loop.schedule(this::turn, TimerWheel.TICK_NANOS, TimeUnit.NANOSECONDS);
    }

    private void turn() {
        turning = false;
        wheel.advance(nanoTime.getAsLong());
        if (!turning && !wheel.isEmpty()) {
            turnSoon();
        }
    }
}
