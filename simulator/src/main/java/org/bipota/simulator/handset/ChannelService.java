package org.bipota.simulator.handset;

import org.bipota.protocol.Octets;

/**
 * What a terminal has for channels.
 *
 * @param channels     how many can be open at a time, 1 to 7
 * @param bufferOctets the largest buffer, for each direction, 1 to 65535
 * @param lesserBuffer whether a card that asks for more gets this much ("performed with modifications"), or a refusal
 *                     (3A 04)
 * @param bearer       the bearer description of the only bearer it has, which it takes whatever was asked; empty: it
 *                     takes the one that was asked
 * @param udp          whether it has UDP
 * @param tcp          whether it has TCP
 * @param datagrams    how datagrams wait to be read
 */
public record ChannelService(int channels, int bufferOctets, boolean lesserBuffer, Octets bearer, boolean udp, boolean tcp,
                             Datagrams datagrams) {

    /** Seven channels, any buffer, any bearer, both protocols. */
    public static final ChannelService FULL = new ChannelService(7, 0xFFFF, true, Octets.EMPTY, true, true, Datagrams.APART);

    /** How a terminal keeps the datagrams that the card has not read. */
    public enum Datagrams {
        /** RECEIVE DATA never reads beyond the end of a datagram; each is announced when the one before it was read. */
        APART,
        /** They run together as a stream does, and are announced once until all are read. */
        JOINED
    }

    /** Checks the ranges. */
    public ChannelService {
        if (channels < 1 || channels > 7 || bufferOctets < 1 || bufferOctets > 0xFFFF) {
            throw new IllegalArgumentException(channels + " channels with buffers of " + bufferOctets + " octets");
        }
    }

    /** The same with fewer channels. */
    public ChannelService withChannels(int most) {
        return new ChannelService(most, bufferOctets, lesserBuffer, bearer, udp, tcp, datagrams);
    }

    /** The same with a buffer that the card gets when it asks for more. */
    public ChannelService givingAtMost(int octets) {
        return new ChannelService(channels, octets, true, bearer, udp, tcp, datagrams);
    }

    /** The same with a buffer, and a refusal for a card that asks for more. */
    public ChannelService refusingMoreThan(int octets) {
        return new ChannelService(channels, octets, false, bearer, udp, tcp, datagrams);
    }

    /** The same over one bearer only. */
    public ChannelService over(Octets bearerDescription) {
        return new ChannelService(channels, bufferOctets, lesserBuffer, bearerDescription, udp, tcp, datagrams);
    }

    /** The same without UDP. */
    public ChannelService withoutUdp() {
        return new ChannelService(channels, bufferOctets, lesserBuffer, bearer, false, tcp, datagrams);
    }

    /** The same without TCP. */
    public ChannelService withoutTcp() {
        return new ChannelService(channels, bufferOctets, lesserBuffer, bearer, udp, false, datagrams);
    }

    /** The same with datagrams kept in another way. */
    public ChannelService keeping(Datagrams how) {
        return new ChannelService(channels, bufferOctets, lesserBuffer, bearer, udp, tcp, how);
    }
}
