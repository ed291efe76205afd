package org.bipota.applet;

import javacard.framework.Util;

/**
 * A message to the server while it is written: one BER-TLV in the message buffer, where {@link CommandPacket} expects its
 * secured data. Inner values have at most 127 octets, or 128 to 255 behind a length of two.
 */
final class ServerMessage {

    private static final byte VERSION = 0x01;
    private static final byte TAG_VERSION = (byte) 0x80;
    private static final byte TAG_ICCID = (byte) 0x81;
    private static final byte LENGTH_IN_ONE_OCTET = (byte) 0x81;
    /** Behind tag and a length of two octets. */
    private static final short FIRST = (short) (CommandPacket.DATA + 3);

    private final CardData card;
    private final byte[] message;

    ServerMessage(CardData card, WorkingMemory memory) {
        this.card = card;
        message = memory.message;
    }

    /** Starts a message: version and ICCID, which all have. Returns where the next inner TLV goes. */
    short begin(byte tag) {
        message[CommandPacket.DATA] = tag;
        short at = FIRST;
        message[at] = TAG_VERSION;
        message[(short) (at + 1)] = 1;
        message[(short) (at + 2)] = VERSION;
        message[(short) (at + 3)] = TAG_ICCID;
        message[(short) (at + 4)] = (byte) CardData.ICCID_OCTETS;
        return card.copyIccid(message, (short) (at + 5));
    }

    /** Writes an inner TLV; returns where the next goes. */
    short append(short at, byte tag, byte[] value, short offset, short length) {
        message[at] = tag;
        message[(short) (at + 1)] = (byte) length;
        return Util.arrayCopyNonAtomic(value, offset, message, (short) (at + 2), length);
    }

    /** Writes an inner TLV of one octet; returns where the next goes. */
    short append(short at, byte tag, byte value) {
        message[at] = tag;
        message[(short) (at + 1)] = 1;
        message[(short) (at + 2)] = value;
        return (short) (at + 3);
    }

    /** Ends the message at {@code at}; returns its length. */
    short end(short at) {
        short length = (short) (at - FIRST);
        if (length > 127) {
            message[(short) (CommandPacket.DATA + 1)] = LENGTH_IN_ONE_OCTET;
            message[(short) (CommandPacket.DATA + 2)] = (byte) length;
            return (short) (length + 3);
        }
        message[(short) (CommandPacket.DATA + 1)] = (byte) length;
        Util.arrayCopyNonAtomic(message, FIRST, message, (short) (FIRST - 1), length);
        return (short) (length + 2);
    }
}
