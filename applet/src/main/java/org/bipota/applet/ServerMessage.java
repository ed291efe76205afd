package org.bipota.applet;

import javacard.framework.Util;

/**
 * A message to the server while it is written: one BER-TLV in the message buffer, where {@link SecuredPackets} expects its
 * secured data. Inner values have at most 127 octets, or 128 to 255 behind a length of two.
 */
class ServerMessage extends SecuredPackets {

    private static final byte LENGTH_IN_ONE_OCTET = (byte) 0x81;
    private static final byte VERSION = 0x01;
    private static final byte TAG_VERSION = (byte) 0x80;
    private static final byte TAG_ICCID = (byte) 0x81;
    /** What stands between tag and ICCID: the length, always in this form; version, and the head of the ICCID. */
    private static final byte[] HEAD = {LENGTH_IN_ONE_OCTET, 0, TAG_VERSION, 1, VERSION, TAG_ICCID, ICCID_OCTETS};
    /** Where the length is written when the message is complete, and what it counts begins. */
    static final short MESSAGE_LENGTH = (short) (DATA + 2);
    static final short MESSAGE_VALUE = (short) (DATA + 3);

    ServerMessage(InstallParameters parameters) {
        super(parameters);
    }

    /** Starts a message: version and ICCID, which all have. Returns where the next inner TLV goes. */
    final short beginMessage(byte tag) {
        message[DATA] = tag;
        return copyIccid(message, Util.arrayCopyNonAtomic(HEAD, (short) 0, message, (short) (DATA + 1), (short) HEAD.length));
    }

    /** Writes an inner TLV; returns where the next goes. */
    final short append(short at, byte tag, byte[] value, short offset, short length) {
        message[at] = tag;
        message[(short) (at + 1)] = (byte) length;
        return Util.arrayCopyNonAtomic(value, offset, message, (short) (at + 2), length);
    }

    /** Writes an inner TLV of one octet; returns where the next goes. */
    final short append(short at, byte tag, byte value) {
        message[at] = tag;
        message[(short) (at + 1)] = 1;
        message[(short) (at + 2)] = value;
        return (short) (at + 3);
    }
}
