package org.bipota.bip.capture;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.bipota.protocol.Octets;

/** IPv4 (RFC 791) and IPv6 (RFC 8200) packets around UDP datagrams and pieces of a TCP stream, with good checksums. */
final class IpFrames {

    private static final int UDP = 17;
    private static final int TCP = 6;
    private static final int IPV4_OCTETS = 20;
    private static final int IPV6_OCTETS = 40;
    private static final int UDP_OCTETS = 8;
    private static final int TCP_OCTETS = 20;
    private static final int HOPS = 64;
    private static final int PSH_ACK = 0x18;

    private IpFrames() {
    }

    /** A UDP datagram in its IP packet. */
    static byte[] udp(InetSocketAddress from, InetSocketAddress to, Octets payload) {
        int length = UDP_OCTETS + payload.length();
        ByteBuffer packet = ip(from, to, UDP, length);
        int start = packet.position();
        packet.putShort((short) from.getPort()).putShort((short) to.getPort()).putShort((short) length).putShort((short) 0);
        packet.put(payload.toByteArray());
        int sum = checksum(from, to, UDP, packet, start, length);
        packet.putShort(start + 6, (short) (sum == 0 ? 0xFFFF : sum));
        return packet.array();
    }

    /** A piece of a TCP stream in its IP packet: sequence and acknowledgement number count octets from 1. */
    static byte[] tcp(InetSocketAddress from, InetSocketAddress to, int sequence, int acknowledgement, Octets payload) {
        int length = TCP_OCTETS + payload.length();
        ByteBuffer packet = ip(from, to, TCP, length);
        int start = packet.position();
        packet.putShort((short) from.getPort()).putShort((short) to.getPort()).putInt(sequence).putInt(acknowledgement);
        packet.put((byte) (TCP_OCTETS / 4 << 4)).put((byte) PSH_ACK).putShort((short) 0xFFFF).putShort((short) 0)
                .putShort((short) 0);
        packet.put(payload.toByteArray());
        packet.putShort(start + 16, (short) checksum(from, to, TCP, packet, start, length));
        return packet.array();
    }

    private static ByteBuffer ip(InetSocketAddress from, InetSocketAddress to, int protocol, int length) {
        byte[] source = address(from.getAddress());
        byte[] destination = address(to.getAddress());
        if (source.length == 4) {
            ByteBuffer packet = ByteBuffer.allocate(IPV4_OCTETS + length);
            packet.put((byte) 0x45).put((byte) 0).putShort((short) (IPV4_OCTETS + length)).putInt(0)
                    .put((byte) HOPS).put((byte) protocol).putShort((short) 0).put(source).put(destination);
            packet.putShort(10, (short) ~folded(sum(packet.array(), 0, IPV4_OCTETS)));
            return packet;
        }
        ByteBuffer packet = ByteBuffer.allocate(IPV6_OCTETS + length);
        return packet.putInt(0x60000000).putShort((short) length).put((byte) protocol).put((byte) HOPS)
                .put(source).put(destination);
    }

    private static byte[] address(InetAddress address) {
        return address.getAddress();
    }

    /** The one's complement sum over the pseudo header and the datagram. */
    private static int checksum(InetSocketAddress from, InetSocketAddress to, int protocol, ByteBuffer packet, int start,
            int length) {
        byte[] source = address(from.getAddress());
        byte[] destination = address(to.getAddress());
        long sum = sum(source, 0, source.length) + sum(destination, 0, destination.length) + protocol + length
                + sum(packet.array(), start, length);
        return ~folded(sum) & 0xFFFF;
    }

    private static long sum(byte[] octets, int from, int length) {
        long sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (long) (octets[from + i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
        }
        return sum;
    }

    private static int folded(long sum) {
        long folded = sum;
        while (folded > 0xFFFF) {
            folded = (folded & 0xFFFF) + (folded >> 16);
        }
        return (int) folded;
    }
}
