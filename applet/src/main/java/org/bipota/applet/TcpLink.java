package org.bipota.applet;

/**
 * The applet's side of a TCP connection: the first thing sent is the identification packet, {@code 03}, length, and the
 * identification data as a TLV.
 */
final class TcpLink extends Link {

    private static final byte IDENTIFICATION_PACKET = 0x03;
    private static final byte TAG_CHANNEL_DATA = 0x36;
    private static final short BEFORE_IDENTIFICATION = 4;
    /** A server that keeps its word closes first, after a minute. */
    private static final short IDLE_SECONDS = 120;

    private final byte[] scratch;
    private final Channel channel;

    TcpLink(WorkingMemory memory, Channel channel) {
        scratch = memory.scratch;
        this.channel = channel;
    }

    @Override
    void begin(Push push) {
        short length = push.copyIdentification(scratch, BEFORE_IDENTIFICATION);
        scratch[0] = IDENTIFICATION_PACKET;
        scratch[1] = (byte) (length + 2);
        scratch[2] = TAG_CHANNEL_DATA;
        scratch[3] = (byte) length;
        if (channel.send(scratch, (short) 0, (short) (length + BEFORE_IDENTIFICATION))) {
            channel.startTimer(IDLE_SECONDS);
        } else {
            channel.close();
        }
    }

    /** No content is executed over TCP: what comes is taken from the terminal, so that its buffer stays free, and dropped. */
    @Override
    void dataAvailable() {
        short left;
        do {
            left = channel.receive();
        } while (left > 0);
        if (left < 0) {
            channel.close();
        }
    }

    @Override
    void timerExpired() {
        if (channel.heard()) {
            channel.startTimer(IDLE_SECONDS);
        } else {
            channel.close();
        }
    }

    @Override
    void dropped() {
        channel.close();
    }
}
