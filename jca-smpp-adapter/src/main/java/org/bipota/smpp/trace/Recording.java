package org.bipota.smpp.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bipota.smpp.api.LinkTrace;
import org.bipota.smpp.pdu.PduText;
import org.bipota.smpp.time.LinkTime;

/** The latest PDUs of a link, for a while and up to a size. */
final class Recording {

    private final LinkTime time;
    private final int mostCharacters;
    private final Instant startedAt;
    private final long startedNanos;
    private final Duration duration;
    private final Deque<String> lines = new ArrayDeque<>();
    private int characters;
    private long dropped;
    private volatile Instant stoppedAt;

    Recording(LinkTime time, Duration duration, int mostCharacters) {
        this.time = time;
        this.mostCharacters = mostCharacters;
        this.duration = duration;
        this.startedAt = time.now();
        this.startedNanos = time.nanos();
    }

    void stop() {
        if (running()) {
            stoppedAt = time.now();
        }
    }

    private boolean running() {
        return stoppedAt == null && time.nanos() - startedNanos < duration.toNanos();
    }

    void add(char direction, byte[] pdu) {
        if (!running()) {
            return;
        }
        String line = time.now() + " " + direction + ' ' + PduText.of(pdu) + '\n';
        synchronized (lines) {
            lines.add(line);
            characters += line.length();
            while (characters > mostCharacters) {
                characters -= lines.remove().length();
                dropped++;
            }
        }
    }

    LinkTrace trace(String link) {
        Instant ends = stoppedAt == null ? startedAt.plus(duration) : stoppedAt;
        synchronized (lines) {
            return new LinkTrace(link, startedAt, ends, running(), lines.size(), dropped, String.join("", lines));
        }
    }
}
