package org.bipota.smpp.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.bipota.smpp.testing.TestTime;
import org.junit.jupiter.api.Test;

class TimedOutputStreamTest {

    @Test
    void aWriteUnderWayIsTimedAndAFinishedOneIsNot() throws IOException {
        TestTime time = new TestTime();
        AtomicLong seenWithin = new AtomicLong();
        TimedOutputStream[] stream = new TimedOutputStream[1];
        stream[0] = new TimedOutputStream(new OutputStream() {
            @Override
            public void write(int octet) {
                time.advance(Duration.ofNanos(50));
                seenWithin.set(stream[0].blockedNanos());
            }
        }, time);

        assertThat(stream[0].blockedNanos()).isZero();
        stream[0].write(new byte[] {1, 2}, 0, 2);

        assertThat(seenWithin.get()).isEqualTo(100);
        time.advance(Duration.ofNanos(500));
        assertThat(stream[0].blockedNanos()).isZero();
    }
}
