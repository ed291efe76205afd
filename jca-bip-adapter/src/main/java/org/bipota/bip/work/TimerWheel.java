package org.bipota.bip.work;

import java.util.ArrayList;
import java.util.List;

/**
 * The deadlines of all channels of one event loop. Setting, moving and cancelling one costs the same however many there
 * are, and allocates nothing. Time is an argument, in nanoseconds of any monotonic origin; not thread safe.
 *
 * <p>Each slot of the wheel is a ring of entries whose deadlines lie in the same tick, a whole number of turns apart. An
 * entry is told up to one tick late, never early.
 */
public final class TimerWheel {

    /** How exact deadlines are. */
    public static final long TICK_NANOS = 10_000_000L;

    private static final int SLOTS = 4096;

    private final Entry[] slots = new Entry[SLOTS];
    private final long originNanos;
    private long ticks;
    private int armed;

    /** An empty wheel. */
    public TimerWheel(long nowNanos) {
        this.originNanos = nowNanos;
    }

    /** Something that waits for a deadline; in one wheel at most once. */
    public abstract static class Entry {

        private Entry previous;
        private Entry next;
        private int slot = -1;
        private boolean expiring;
        private long deadlineNanos;

        /** The deadline has passed; the entry waits for none now and may be set again. */
        protected abstract void due();

        /** Whether it waits for a deadline. */
        public final boolean isSet() {
            return slot >= 0;
        }

        /** The deadline it waits for. */
        public final long deadlineNanos() {
            return deadlineNanos;
        }
    }

    /** Sets an entry's deadline in place of the one it has. */
    public void set(Entry entry, long deadlineNanos) {
        cancel(entry);
        long tick = Math.max(ticks + 1, ceilingTick(deadlineNanos));
        entry.deadlineNanos = deadlineNanos;
        insert(entry, (int) (tick % SLOTS));
        armed++;
    }

    /** Takes an entry out; nothing happens when it is not in. */
    public void cancel(Entry entry) {
        entry.expiring = false;
        if (entry.isSet()) {
            remove(entry);
            armed--;
        }
    }

    /** Whether nothing waits. */
    public boolean isEmpty() {
        return armed == 0;
    }

    /** Tells every entry whose deadline has passed. */
    public void advance(long nowNanos) {
        long target = (nowNanos - originNanos) / TICK_NANOS;
        long from = Math.max(ticks + 1, target - SLOTS + 1);
        ticks = Math.max(ticks, target);
        for (long tick = from; tick <= target; tick++) {
            expire((int) (tick % SLOTS), nowNanos);
        }
    }

    private void expire(int slot, long nowNanos) {
        if (slots[slot] == null) {
            return;
        }
        // gathered first: what one of them does may set and cancel others of this slot
        List<Entry> due = new ArrayList<>();
        Entry entry = slots[slot];
        do {
            if (nowNanos - entry.deadlineNanos >= 0) {
                due.add(entry);
            }
            entry = entry.next;
        } while (entry != slots[slot]);
        due.forEach(this::cancel);
        due.forEach(each -> each.expiring = true);
        for (Entry each : due) {
            if (each.expiring) {
                each.expiring = false;
                each.due();
            }
        }
    }

    private long ceilingTick(long deadlineNanos) {
        return Math.max(0, (deadlineNanos - originNanos + TICK_NANOS - 1) / TICK_NANOS);
    }

    private void insert(Entry entry, int slot) {
        Entry first = slots[slot];
        entry.slot = slot;
        if (first == null) {
            entry.next = entry;
            entry.previous = entry;
            slots[slot] = entry;
        } else {
            entry.next = first;
            entry.previous = first.previous;
            first.previous.next = entry;
            first.previous = entry;
        }
    }

    private void remove(Entry entry) {
        if (entry.next == entry) {
            slots[entry.slot] = null;
        } else {
            entry.previous.next = entry.next;
            entry.next.previous = entry.previous;
            if (slots[entry.slot] == entry) {
                slots[entry.slot] = entry.next;
            }
        }
        entry.slot = -1;
        entry.next = null;
        entry.previous = null;
    }
}
