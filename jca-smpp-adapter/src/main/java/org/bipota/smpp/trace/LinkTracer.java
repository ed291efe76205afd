package org.bipota.smpp.trace;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.bipota.smpp.api.LinkTrace;
import org.bipota.smpp.time.LinkTime;

/** Records the PDUs of one link when it is told to; stays with the link over its sessions. Any thread. */
public final class LinkTracer {

    /** The longest recording. */
    public static final Duration MAX_DURATION = Duration.ofHours(1);
    /** The most characters that are kept. */
    public static final int MAX_CHARACTERS = 4 * 1024 * 1024;
    private static final int MIN_CHARACTERS = 1024;

    private final String link;
    private final LinkTime time;
    private volatile Recording recording;

    /** Of the link of this name; records nothing yet. */
    public LinkTracer(String link, LinkTime time) {
        this.link = link;
        this.time = time;
    }

    /**
     * Begins a recording, in place of the one there is.
     *
     * @param duration after which it ends by itself, up to {@link #MAX_DURATION}
     * @param mostCharacters what it keeps of the latest PDUs, 1024 to {@link #MAX_CHARACTERS}
     * @throws IllegalArgumentException when one of them is outside
     */
    public void start(Duration duration, int mostCharacters) {
        if (duration.isNegative() || duration.isZero() || duration.compareTo(MAX_DURATION) > 0) {
            throw new IllegalArgumentException("duration: " + duration + ", allowed are up to " + MAX_DURATION);
        }
        if (mostCharacters < MIN_CHARACTERS || mostCharacters > MAX_CHARACTERS) {
            throw new IllegalArgumentException("mostCharacters: " + mostCharacters + ", allowed are " + MIN_CHARACTERS + " to "
                    + MAX_CHARACTERS);
        }
        recording = new Recording(time, duration, mostCharacters);
    }

    /** Ends the recording; what was recorded stays until the next one. */
    public void stop() {
        Recording current = recording;
        if (current != null) {
            current.stop();
        }
    }

    /** What was recorded last; empty when nothing ever was. */
    public Optional<LinkTrace> trace() {
        return Optional.ofNullable(recording).map(current -> current.trace(link));
    }

    /** A PDU was read. */
    public void received(byte[] pdu) {
        Recording current = recording;
        if (current != null) {
            current.add('<', pdu);
        }
    }

    /** A PDU is about to be written. */
    public void sent(byte[] octets, int offset, int length) {
        Recording current = recording;
        if (current != null) {
            current.add('>', Arrays.copyOfRange(octets, offset, offset + length));
        }
    }
}
