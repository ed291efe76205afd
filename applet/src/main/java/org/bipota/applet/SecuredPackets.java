package org.bipota.applet;

import javacard.framework.Util;
import javacardx.crypto.Cipher;

/**
 * Secured packets of ETSI TS 102 225: command packets to the server by SMS, and command packets from the server on the
 * channel with the response packets to them.
 *
 * <pre>
 * to the server   | CPL (2)          | CHL | SPI (2) | KIc | KID | TAR (3) | CNTR (5) | PCNTR |        | checksum (8) | data, padding |
 * on the channel  | 01 | CPL (1 to 3) | CHL | SPI (2) | KIc | KID | TAR (3) | CNTR (5) | PCNTR |        | checksum (8) | data, padding |
 * response        | 02 | RPL (1)      | RHL |                       TAR (3) | CNTR (5) | PCNTR | status | checksum (8) | data, padding |
 *                                                                         | enciphered                                              |
 * </pre>
 * The checksum is that of everything but itself. 3DES: the last block in CBC, the message padded with zeros; AES: the first
 * 8 octets of CMAC (RFC 4493). Made from single blocks, because older cards have no CMAC and cards differ in what their DES
 * MAC does with a key of three parts.
 */
class SecuredPackets extends ContentStore {

    /** Where the secured data of a packet to the server is written in the message buffer. */
    static final short DATA = 24;
    /** From these octets on {@link #packetOctets} can be told. */
    static final short PREFIX_OCTETS = 4;

    static final byte POR_OK = 0x00;
    static final byte CNTR_LOW = 0x02;
    static final byte CNTR_HIGH = 0x03;
    static final byte CNTR_BLOCKED = 0x04;
    /** One bit for each of them. */
    private static final short VERIFIED = 0x1D;
    private static final byte CC_FAILED = 0x01;
    private static final byte CIPHERING_ERROR = 0x05;
    private static final byte SECURITY_ERROR = 0x06;
    private static final byte TAR_UNKNOWN = 0x09;
    private static final byte INSUFFICIENT_SECURITY_LEVEL = 0x0A;

    private static final short CHECKSUM_OCTETS = 8;
    /** SPI to checksum. */
    private static final byte COMMAND_HEADER = 0x15;
    private static final byte CPI = 0x01;
    private static final byte RPI = 0x02;
    private static final byte BER_ONE_OCTET = (byte) 0x81;
    private static final byte BER_TWO_OCTETS = (byte) 0x82;

    /** From CHL on: SPI, KIc, TAR, CNTR, checksum, data. */
    private static final short SPI = 1;
    private static final short KIC = 3;
    private static final short TAR = 5;
    private static final short CNTR = 8;
    private static final short CHECKSUM = 14;
    private static final short BEHIND_CHECKSUM = 22;
    private static final short CNTR_TO_PCNTR = 5;
    private static final short CHL_BY_SMS = 2;

    private static final short RESPONSE_TAR = 3;
    private static final short RESPONSE_CNTR = 6;
    private static final short RESPONSE_STATUS = 12;
    private static final short RESPONSE_CHECKSUM = 13;

    /** SPI with ciphering and either counter check, to which all that is allowed leads. */
    private static final byte SPI_CIPHERING = 0x04;
    private static final byte SPI_FREE = 0x0C;
    private static final byte SPI_FULL = 0x1E;
    private static final byte SPI_ONE_HIGHER = 0x08;
    /** Second octet: reserved bits, and checks of the response other than none and a checksum. */
    private static final short RESPONSE_NEVER = 0xC4;
    private static final byte RESPONSE_CHECKED = 0x08;
    private static final byte RESPONSE_CIPHERED = 0x10;
    private static final byte RESPONSE_ON_ERROR = 0x02;
    private static final byte RESPONSE_WANTED = 0x03;

    /** The chain in the first block of the array, the subkey of CMAC in the second. */
    private static final short SUBKEY = KeyedCipher.MAX_BLOCK_OCTETS;

    SecuredPackets(InstallParameters parameters) {
        super(parameters);
    }

    /** Secures what stands from {@link #DATA} to {@code end} in the message buffer, for SMS; the packet stands at 0. Returns its length. */
    final short secure(short end) {
        byte[] packet = message;
        packet[CHL_BY_SMS] = COMMAND_HEADER;
        packet[(short) (CHL_BY_SMS + SPI)] = parameters.spi;
        packet[(short) (CHL_BY_SMS + SPI + 1)] = 0;
        packet[(short) (CHL_BY_SMS + KIC)] = parameters.kic;
        packet[(short) (CHL_BY_SMS + KIC + 1)] = parameters.kid;
        parameters.copy(InstallParameters.TAG_SERVER_TAR, packet, (short) (CHL_BY_SMS + TAR));
        takeCounter(packet, (short) (CHL_BY_SMS + CNTR));
        return seal(packet, (short) (CHL_BY_SMS + CNTR), (short) (CHL_BY_SMS + CHECKSUM), end, (short) 1,
                (short) (parameters.spi & SPI_CIPHERING));
    }

    /** How many octets the packet has that begins in the SDU buffer; -1 when it is no command packet, or too long. */
    final short packetOctets() {
        byte[] packet = sdu;
        short more = lengthOctets();
        // 01 LL, 81 LL or LL LL: the two octets of which one or both are the length
        short octets = Util.getShort(packet, more);
        if (more < 2) {
            octets &= 0xFF;
        }
        octets = (short) (octets + more + 2);
        return packet[0] != CPI || more > 2 || octets < PREFIX_OCTETS || octets > SDU_OCTETS ? -1 : octets;
    }

    /** The octets of CPL behind its first: 0 to 2; more when it is none. */
    private short lengthOctets() {
        byte first = sdu[1];
        return first < 0 ? (short) (first & 0x7F) : 0;
    }

    /**
     * Verifies and executes the command packet in the SDU buffer, {@code length} octets, which is deciphered in place. A
     * packet that fails has no effect; all of it is checked before its data is looked at.
     *
     * @return the octets of the response packet, in its buffer; 0 when none is wanted; -1 when it is no packet at all
     */
    final short executePacket(short length) {
        byte[] packet = sdu;
        byte[] answer = response;
        short chl = (short) (lengthOctets() + 2);
        short data = (short) (chl + 1 + (packet[chl] & 0xFF));
        if (packetOctets() != length || data > length || packet[chl] < (byte) (CHECKSUM - 1)) {
            return -1;
        }
        byte status = verify(chl, length);
        byte wanted = packet[(short) (chl + SPI + 1)];
        // TAR and CNTR stand in a response as they do in a command
        Util.arrayCopyNonAtomic(packet, (short) (chl + TAR), answer, RESPONSE_TAR, (short) (TAR_OCTETS + COUNTER_OCTETS));
        if ((short) (VERIFIED >> status & 1) == 0) {
            // answered in clear, and nothing of what was deciphered is given away
            wanted &= RESPONSE_WANTED;
            Util.arrayFillNonAtomic(answer, RESPONSE_CNTR, COUNTER_OCTETS, (byte) 0);
        }
        short checked = (short) (wanted & RESPONSE_CHECKED);
        // the checksum is as long as the bit for it is worth
        short at = (short) (RESPONSE_CHECKSUM + checked);
        answer[2] = (byte) (at - RESPONSE_TAR);
        answer[RESPONSE_STATUS] = status;
        short end = at;
        if (status == POR_OK) {
            end = executeCommands(null, data, (short) (length - (packet[(short) (chl + CNTR + CNTR_TO_PCNTR)] & 0xFF)), answer, at);
        }
        short when = (short) (wanted & RESPONSE_WANTED);
        if (when == 0 || when == RESPONSE_ON_ERROR && status == POR_OK) {
            return 0;
        }
        return seal(answer, RESPONSE_CNTR, RESPONSE_CHECKSUM, end, checked, (short) (wanted & RESPONSE_CIPHERED));
    }

    /** The response status code for the packet in the SDU buffer whose CHL is at {@code chl}. */
    private byte verify(short chl, short length) {
        byte[] packet = sdu;
        short counter = (short) (chl + CNTR);
        if (Util.arrayCompare(packet, (short) (chl + TAR), tar, (short) 0, TAR_OCTETS) != 0) {
            return TAR_UNKNOWN;
        }
        byte spi = packet[(short) (chl + SPI)];
        if (packet[chl] != COMMAND_HEADER || (byte) (spi | SPI_FREE) != SPI_FULL || (spi & parameters.spi) != parameters.spi
                || (packet[(short) (chl + SPI + 1)] & RESPONSE_NEVER) != 0) {
            return INSUFFICIENT_SECURITY_LEVEL;
        }
        if (packet[(short) (chl + KIC)] != parameters.kic || packet[(short) (chl + KIC + 1)] != parameters.kid) {
            return SECURITY_ERROR;
        }
        if ((spi & SPI_CIPHERING) != 0) {
            KeyedCipher cipher = parameters.cipher;
            short octets = (short) (length - counter);
            if ((short) (octets % cipher.blockOctets) != 0) {
                return CIPHERING_ERROR;
            }
            cipher.begin(Cipher.MODE_DECRYPT);
            cipher.process(packet, counter, octets);
        }
        makeChecksum(packet, (short) (chl + CHECKSUM), length);
        byte difference = 0;
        // all octets each time, so that the time tells nothing
        for (short i = 0; i < CHECKSUM_OCTETS; i++) {
            difference |= (byte) (checksum[i] ^ packet[(short) (chl + CHECKSUM + i)]);
        }
        if (difference != 0) {
            return CC_FAILED;
        }
        if ((packet[(short) (counter + CNTR_TO_PCNTR)] & 0xFF) > (short) (length - chl - BEHIND_CHECKSUM)) {
            return SECURITY_ERROR;
        }
        return count(packet, counter, (short) (spi & SPI_ONE_HIGHER));
    }

    /**
     * Judges the counter of a verified packet, and stores it before the packet is executed: the response status code, which is
     * {@link #POR_OK}, or one of 02 counter low, 03 counter high (where {@code oneHigher} is not 0), 04 blocked.
     */
    final byte count(byte[] packet, short offset, short oneHigher) {
        if (!next(received, scratch, (short) 0)) {
            return CNTR_BLOCKED;
        }
        byte order = Util.arrayCompare(packet, offset, scratch, (short) 0, COUNTER_OCTETS);
        if (order < 0) {
            return CNTR_LOW;
        }
        if (order > 0 && oneHigher != 0) {
            return CNTR_HIGH;
        }
        Util.arrayCopy(packet, offset, received, (short) 0, COUNTER_OCTETS);
        return POR_OK;
    }

    /** Pads, writes the lengths, signs and enciphers (where not 0) the packet that stands at 0; returns its length. */
    private short seal(byte[] packet, short counter, short place, short dataEnd, short checked, short ciphered) {
        short end = dataEnd;
        KeyedCipher cipher = parameters.cipher;
        if (ciphered != 0) {
            while ((short) ((short) (end - counter) % cipher.blockOctets) != 0) {
                packet[end] = 0;
                end++;
            }
        }
        packet[(short) (counter + CNTR_TO_PCNTR)] = (byte) (end - dataEnd);
        Util.setShort(packet, (short) 0, (short) (end - 2));
        if (packet == response) {
            packet[0] = RPI;
        }
        if (checked != 0) {
            makeChecksum(packet, place, end);
            Util.arrayCopyNonAtomic(checksum, (short) 0, packet, place, CHECKSUM_OCTETS);
        }
        if (ciphered != 0) {
            cipher.begin(Cipher.MODE_ENCRYPT);
            cipher.process(packet, counter, (short) (end - counter));
        }
        return end;
    }

    /** Makes the checksum of a packet of {@code end} octets but for the place of the checksum itself, at the beginning of its buffer. */
    private void makeChecksum(byte[] packet, short place, short end) {
        KeyedCipher cipher = parameters.checksumCipher;
        byte[] block = checksum;
        short blockOctets = cipher.blockOctets;
        cipher.begin(Cipher.MODE_ENCRYPT);
        Util.arrayFillNonAtomic(block, (short) 0, (short) block.length, (byte) 0);
        short filled = 0;
        for (short i = 0; i < end; i++) {
            if (i == place) {
                i += CHECKSUM_OCTETS - 1;
                continue;
            }
            if (filled == blockOctets) {
                cipher.process(block, (short) 0, filled);
                filled = 0;
            }
            block[filled] ^= packet[i];
            filled++;
        }
        if (blockOctets == KeyedCipher.MAX_BLOCK_OCTETS) {
            cipher.process(block, SUBKEY, KeyedCipher.MAX_BLOCK_OCTETS);
            doubleSubkey();
            if (filled < KeyedCipher.MAX_BLOCK_OCTETS) {
                doubleSubkey();
                block[filled] ^= (byte) 0x80;
            }
            for (short i = 0; i < KeyedCipher.MAX_BLOCK_OCTETS; i++) {
                block[i] ^= block[(short) (SUBKEY + i)];
            }
        }
        cipher.process(block, (short) 0, blockOctets);
    }

    /** Multiplies by x in the field of CMAC: one bit to the left, and 87 when a bit fell out. */
    private void doubleSubkey() {
        byte[] block = checksum;
        byte carry = (byte) (block[SUBKEY] < 0 ? 0x87 : 0);
        for (short i = (short) (SUBKEY + KeyedCipher.MAX_BLOCK_OCTETS - 1); i >= SUBKEY; i--) {
            byte next = (byte) (block[i] < 0 ? 1 : 0);
            block[i] = (byte) (block[i] << 1 ^ carry);
            carry = next;
        }
    }
}
