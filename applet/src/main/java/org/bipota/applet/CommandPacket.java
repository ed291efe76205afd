package org.bipota.applet;

import javacard.framework.Util;

/**
 * Makes command packets of ETSI TS 102 225 for SMS out of secured data that is already in the message buffer.
 *
 * <pre>
 * 0    2    3    5    6    7    10    15     16        24
 * +----+----+----+----+----+----+-----+------+---------+--------------+---------+
 * | CPL| CHL| SPI| KIc| KID| TAR| CNTR| PCNTR| checksum| secured data | padding |
 * +----+----+----+----+----+----+-----+------+---------+--------------+---------+
 *                               |  enciphered                                   |
 * </pre>
 */
final class CommandPacket {

    /** Where the secured data is written in the message buffer. */
    static final short DATA = 24;

    private static final short CHL = 2;
    private static final short SPI = 3;
    private static final short KIC = 5;
    private static final short KID = 6;
    private static final short TAR = 7;
    private static final short CNTR = 10;
    private static final short PCNTR = 15;
    private static final short CHECKSUM = 16;
    /** SPI to checksum. */
    private static final byte HEADER_OCTETS = 0x15;

    private final CardData card;
    private final byte[] message;
    private final Checksum checksum;

    CommandPacket(CardData card, WorkingMemory memory) {
        this.card = card;
        message = memory.message;
        checksum = new Checksum(card.parameters.checksumCipher, memory);
    }

    /** Secures the {@code dataOctets} octets from {@link #DATA} on; the packet stands at 0. Returns its length. */
    short secure(short dataOctets) {
        InstallParameters parameters = card.parameters;
        short end = (short) (DATA + dataOctets);
        byte padding = 0;
        if (parameters.ciphered()) {
            while ((short) ((short) (end + padding - CNTR) % parameters.cipher.blockOctets) != 0) {
                message[(short) (end + padding)] = 0;
                padding++;
            }
        }
        end = (short) (end + padding);
        Util.setShort(message, (short) 0, (short) (end - CHL));
        message[CHL] = HEADER_OCTETS;
        message[SPI] = parameters.spi;
        message[(short) (SPI + 1)] = 0;
        message[KIC] = parameters.kic;
        message[KID] = parameters.kid;
        Util.arrayCopyNonAtomic(parameters.serverTar, (short) 0, message, TAR, (short) 3);
        card.takeCounter(message, CNTR);
        message[PCNTR] = padding;
        checksum.write(message, (short) 0, CHECKSUM, DATA, (short) (end - DATA), message, CHECKSUM);
        if (parameters.ciphered()) {
            parameters.cipher.begin();
            parameters.cipher.encipher(message, CNTR, (short) (end - CNTR));
        }
        return end;
    }
}
