package org.bipota.smpp.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimedOutputStreamTest {

    @Test
    void aWriteUnderWayIsTimedAndAFinishedOneIsNot() throws IOException {
        AtomicLong now = new AtomicLong(1_000);
        AtomicLong seenWithin = new AtomicLong();
        TimedOutputStream[] stream = new TimedOutputStream[1];
        stream[0] = new TimedOutputStream(new OutputStream() {
            @Override
            public void write(int octet) {
                now.addAndGet(50);
                seenWithin.set(stream[0].blockedNanos());
            }
        }, now::get);

        assertThat(stream[0].blockedNanos()).isZero();
        stream[0].write(new byte[] {1, 2}, 0, 2);

        assertThat(seenWithin.get()).isEqualTo(100);
        now.addAndGet(500);
        assertThat(stream[0].blockedNanos()).isZero();
    }
}
