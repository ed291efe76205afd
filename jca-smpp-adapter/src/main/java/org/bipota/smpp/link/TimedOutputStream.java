package org.bipota.smpp.link;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.bipota.smpp.time.LinkTime;

/** Knows for how long the write under way has been blocked by a peer that does not read. Writers take turns outside. */
final class TimedOutputStream extends FilterOutputStream {

    private static final long IDLE = Long.MIN_VALUE;

    private final LinkTime time;
    private volatile long sinceNanos = IDLE;

    TimedOutputStream(OutputStream out, LinkTime time) {
        super(out);
        this.time = time;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        sinceNanos = time.nanos();
        try {
            out.write(bytes, offset, length);
        } finally {
            sinceNanos = IDLE;
        }
    }

    /** How long the write under way has lasted, 0 when there is none. */
    long blockedNanos() {
        long since = sinceNanos;
        return since == IDLE ? 0 : time.nanos() - since;
    }
}
