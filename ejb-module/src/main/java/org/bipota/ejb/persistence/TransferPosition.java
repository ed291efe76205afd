package org.bipota.ejb.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.bipota.protocol.Octets;

/**
 * How far a content has come: the commands that the card executed, and the packet on its way to it, which is kept until it is
 * answered.
 */
@Embeddable
public class TransferPosition {

    private int packets;
    @Column(name = "next_packet")
    private int nextPacket;
    @Column(name = "next_command")
    private int nextCommand;
    @Column(name = "octets_sent")
    private long octetsSent;
    private byte[] packet;
    @Column(name = "packet_counter")
    private Long packetCounter;
    @Column(name = "packet_spi")
    private String packetSpi;
    @Column(name = "packet_commands")
    private int packetCommands;
    @Column(name = "packet_sends")
    private int packetSends;

    /** At the beginning. */
    public TransferPosition() {
    }

    /** How many packets the content takes, as far as is known: those answered, and the others in the size used last. */
    public int packets() {
        return packets;
    }

    /** How many were answered. */
    public int nextPacket() {
        return nextPacket;
    }

    /** How many commands the card executed. */
    public int nextCommand() {
        return nextCommand;
    }

    /** The octets of all packets sent, repeats included. */
    public long octetsSent() {
        return octetsSent;
    }

    /** Whether a packet is on its way, or was when the way to the card broke. */
    public boolean hasPacket() {
        return packet != null;
    }

    /** That packet. */
    public Octets packet() {
        return Octets.of(packet);
    }

    /** Its counter, or null. */
    public Long packetCounter() {
        return packetCounter;
    }

    /** Its SPI, four hexadecimal digits, or null. */
    public String packetSpi() {
        return packetSpi;
    }

    /** Its commands. */
    public int packetCommands() {
        return packetCommands;
    }

    /** Whether the content ends with it. */
    public boolean lastPacket() {
        return nextPacket + 1 == packets;
    }

    /** Whether that very packet was sent more than once. */
    public boolean repeated() {
        return packetSends > 1;
    }

    /** A packet was made, which {@code more} are to follow. */
    public void send(Octets newPacket, long counter, String spi, int commands, int more) {
        packet = newPacket.toByteArray();
        packetCounter = counter;
        packetSpi = spi;
        packetCommands = commands;
        packetSends = 1;
        packets = nextPacket + 1 + more;
        octetsSent += packet.length;
    }

    /** The very same packet is sent again. */
    public void sendAgain() {
        packetSends++;
        octetsSent += packet.length;
    }

    /** The card executed it. */
    public void advance() {
        nextPacket++;
        nextCommand += packetCommands;
        forgetPacket();
    }

    /** It is of no use any more. */
    void forgetPacket() {
        packet = null;
        packetCounter = null;
        packetSpi = null;
        packetCommands = 0;
        packetSends = 0;
    }

    /** The packet is not shown. */
    @Override
    public String toString() {
        return "TransferPosition[packet " + nextPacket + " of " + packets + ']';
    }
}
