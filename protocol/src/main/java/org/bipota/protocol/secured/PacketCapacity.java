package org.bipota.protocol.secured;

import org.bipota.protocol.OctetWriter;

/**
 * How much secured data a command packet holds with the protection that downloads have: a checksum of 8 octets, and padding
 * for the longest cipher block, AES. What fits so also fits with a shorter block or without ciphering.
 *
 * <pre>
 * | CPI, CPL, CHL | SPI KIc KID TAR 7 | CNTR PCNTR 6 | CC 8 | secured data | padding |
 *                                     ------------ whole blocks of 16 -------------
 * </pre>
 */
public final class PacketCapacity {

    private static final int CLEAR = 7;
    private static final int CHL = 1;
    private static final int CIPHERED = 6 + CardKeys.FULL_CHECKSUM_OCTETS;
    private static final int BLOCK = 16;

    private PacketCapacity() {
    }

    /** The most octets of secured data in a packet of {@code packetOctets}, its length fields included; 0 when none fits. */
    public static int securedData(int packetOctets, PacketTransport transport) {
        int behind = packetOctets - frame(packetOctets, transport) - CLEAR;
        return Math.max(0, behind / BLOCK * BLOCK - CIPHERED);
    }

    /** The octets of the packet that {@code securedDataOctets} make. */
    public static int packet(int securedDataOctets, PacketTransport transport) {
        int blocks = (CIPHERED + securedDataOctets + BLOCK - 1) / BLOCK * BLOCK;
        int counted = CHL + CLEAR + blocks;
        return transport.shortMessage() ? 2 + counted : 1 + OctetWriter.berLengthOctets(counted) + counted;
    }

    /** CPI, CPL and CHL of the longest packet that is not longer than {@code packetOctets}. */
    private static int frame(int packetOctets, PacketTransport transport) {
        if (transport.shortMessage()) {
            return 2 + CHL;
        }
        int length = 1;
        while (length < OctetWriter.berLengthOctets(Math.max(0, packetOctets - 1 - length))) {
            length++;
        }
        return 1 + length + CHL;
    }
}
