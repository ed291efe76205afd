package org.bipota.bip.capture;

import java.io.ByteArrayOutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.bipota.bip.api.CaptureStatus;
import org.bipota.protocol.Octets;

/**
 * The frames of one channel as a pcap file that grows, link type 101 (raw IP). The channel's loop writes, anybody reads.
 *
 * <pre>
 *   file:  magic (4), version 2.4 (4), zone 0 (4), accuracy 0 (4), longest frame (4), link type (4)
 *   frame: seconds (4), microseconds (4), octets kept (4), octets on the wire (4), the IP packet
 * </pre>
 */
public final class Capture {

    private static final int MAGIC = 0xA1B2C3D4;
    private static final int LONGEST = 0xFFFF;
    private static final int RAW_IP = 101;
    private static final int FILE_HEADER_OCTETS = 24;
    private static final int FRAME_HEADER_OCTETS = 16;
    private static final int LARGEST_PAYLOAD = LONGEST - 60;

    private final String channelId;
    private final String subscriber;
    private final InetSocketAddress local;
    private final Instant since;
    private final Instant until;
    private final int maxOctets;
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private int sent = 1;
    private int received = 1;
    private int frames;
    private long octets;
    private boolean running = true;

    Capture(String channelId, String subscriber, InetSocketAddress local, Instant since, int maxOctets, Duration time) {
        this.channelId = channelId;
        this.subscriber = subscriber;
        this.local = local;
        this.since = since;
        this.until = since.plus(time);
        this.maxOctets = maxOctets;
        file.writeBytes(ByteBuffer.allocate(FILE_HEADER_OCTETS).putInt(MAGIC).putShort((short) 2).putShort((short) 4)
                .putInt(0).putInt(0).putInt(LONGEST).putInt(RAW_IP).array());
    }


    /** A datagram from the peer, or to it. */
    public synchronized void datagram(boolean inbound, InetSocketAddress remote, Octets datagram, Instant at) {
        InetSocketAddress here = localFor(remote);
        frame(at, inbound ? IpFrames.udp(remote, here, datagram) : IpFrames.udp(here, remote, datagram));
    }

    /** Octets of a TCP stream from the peer, or to it; each call becomes one segment or, when they are many, several. */
    public synchronized void stream(boolean inbound, InetSocketAddress remote, Octets piece, Instant at) {
        InetSocketAddress here = localFor(remote);
        for (int from = 0; from < piece.length(); from += LARGEST_PAYLOAD) {
            Octets payload = piece.slice(from, Math.min(piece.length(), from + LARGEST_PAYLOAD));
            if (inbound) {
                frame(at, IpFrames.tcp(remote, here, received, sent, payload));
                received += payload.length();
            } else {
                frame(at, IpFrames.tcp(here, remote, sent, received, payload));
                sent += payload.length();
            }
        }
    }

    private void frame(Instant at, byte[] packet) {
        if (running && (octets + packet.length > maxOctets || at.isAfter(until))) {
            running = false;
        }
        if (running) {
            file.writeBytes(ByteBuffer.allocate(FRAME_HEADER_OCTETS).putInt((int) at.getEpochSecond())
                    .putInt(at.getNano() / 1000).putInt(packet.length).putInt(packet.length).array());
            file.writeBytes(packet);
            frames++;
            octets += packet.length;
        }
    }

    /** Where a socket that listens everywhere is named by no address, the one of the peer's family that means any. */
    private InetSocketAddress localFor(InetSocketAddress remote) {
        if (local.getAddress().getAddress().length == remote.getAddress().getAddress().length) {
            return local;
        }
        try {
            int octetsOfAddress = remote.getAddress() instanceof Inet4Address ? 4 : 16;
            return new InetSocketAddress(InetAddress.getByAddress(new byte[octetsOfAddress]), local.getPort());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of 4 or 16 octets is one", e);
        }
    }

    /** The channel has ended. */
    public synchronized void ended() {
        running = false;
    }

    synchronized CaptureStatus status() {
        return new CaptureStatus(channelId, subscriber, since, running, frames, octets);
    }

    synchronized Octets pcap() {
        return Octets.of(file.toByteArray());
    }
}
