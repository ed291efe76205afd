package org.bipota.applet;

import javacard.framework.Util;
import uicc.toolkit.ProactiveHandler;
import uicc.toolkit.ToolkitConstants;

/**
 * The two PUSH commands of one message (ETSI TS 102 226 clause 9): request for BIP channel opening and request for CAT_TP
 * link, or request for TCP connection and request for identification packet. Keeps where each value stands in the message
 * buffer; good until that is written again.
 *
 * <p>What the push leaves out: bearer, buffer size and network access name are those of {@link InstallParameters},
 * identification data is the ICCID. The rest is passed to the terminal as it is, whose answer tells the server what it missed.
 */
class Push extends ShortMessage {

    private static final byte CLA = (byte) 0x80;
    static final byte INS_PUSH = (byte) 0xEC;
    private static final byte OPEN_CHANNEL = 0x01;
    private static final byte TCP_CONNECTION = 0x03;
    private static final short APDU_HEADER = 5;
    private static final byte LENGTH_IN_ONE_OCTET = (byte) 0x81;

    /** What the first command may bring, in the order of OPEN CHANNEL (ETSI TS 102 223 clause 6.6.27); login, then password. */
    private static final byte[] TAGS = {
        ToolkitConstants.TAG_ALPHA_IDENTIFIER, ToolkitConstants.TAG_BEARER_DESCRIPTION, ToolkitConstants.TAG_BUFFER_SIZE,
        ToolkitConstants.TAG_NETWORK_ACCESS_NAME, ToolkitConstants.TAG_TEXT_STRING, ToolkitConstants.TAG_TEXT_STRING,
        ToolkitConstants.TAG_UICC_TERMINAL_TRANSPORT_LEVEL, ToolkitConstants.TAG_OTHER_DATA_DESTINATION_ADDRESS,
        // and the second: port, SDU size, identification data
        ToolkitConstants.TAG_UICC_TERMINAL_TRANSPORT_LEVEL, ToolkitConstants.TAG_BUFFER_SIZE, ToolkitConstants.TAG_CHANNEL_DATA};
    /** The parameter that stands in for a value, 0: none. */
    private static final byte[] DEFAULTS = {
        0, InstallParameters.TAG_BEARER, InstallParameters.TAG_BUFFER_SIZE, InstallParameters.TAG_ACCESS_NAME, 0, 0, 0, 0};
    /** How long a value must be, 0: any length. */
    private static final byte[] OCTETS = {0, 0, 2, 0, 0, 0, 0, 0, 3, 2, 0};

    private static final short BUFFER = 2;
    private static final short LOGIN = 4;
    private static final short PASSWORD = 5;
    /** Where the values of the second command begin. */
    private static final short PORT = 8;
    private static final short SDU_SIZE = 9;
    private static final short IDENTIFICATION = 10;
    private static final short END = 11;
    private static final short KIND = 11;
    /** The buffer that the terminal is asked for. */
    static final short ASKED_OCTETS = 12;

    /** The RAM it needs: each value's offset, 0 where there is none; its length stands right before it. */
    static final short STATE_SHORTS = 13;

    Push(InstallParameters parameters) {
        super(parameters);
    }

    /** Reads the commands in the first {@code length} octets of the message buffer; false when they are no such pair. */
    final boolean parse(short length) {
        short[] s = push;
        for (short i = 0; i < STATE_SHORTS; i++) {
            s[i] = 0;
        }
        short second = parseCommand((short) 0, length, (short) 0);
        short first = s[KIND];
        if (second < 0 || first != OPEN_CHANNEL && first != TCP_CONNECTION
                || parseCommand(second, length, PORT) != length || s[KIND] != (short) (first + 1)
                || first == OPEN_CHANNEL && s[PORT] == 0
                || s[PASSWORD] == 0 && s[LOGIN] != 0
                || octets(IDENTIFICATION) > IDENTIFICATION_OCTETS) {
            return false;
        }
        s[ASKED_OCTETS] = s[BUFFER] != 0 ? Util.getShort(message, s[BUFFER])
                : Util.getShort(parameters.values, (short) (parameters.find(InstallParameters.TAG_BUFFER_SIZE) + 1));
        return true;
    }

    /** Whether the channel carries TCP. */
    final boolean tcp() {
        return push[KIND] > TCP_CONNECTION;
    }

    /** The destination port of the CAT_TP link. */
    final short catTpPort() {
        return Util.getShort(message, (short) (push[PORT] + 1));
    }

    /** The largest SDU that the link shall carry; never more than the applet takes. */
    final short sduOctets() {
        short asked = push[SDU_SIZE] == 0 ? 0 : Util.getShort(message, push[SDU_SIZE]);
        return asked <= 0 || asked > SDU_OCTETS ? SDU_OCTETS : asked;
    }

    /** Copies the identification data; returns its length, 1 to 32. */
    final short copyIdentification(byte[] target, short offset) {
        short length = octets(IDENTIFICATION);
        if (length == 0) {
            return (short) (copyIccid(target, offset) - offset);
        }
        Util.arrayCopyNonAtomic(message, push[IDENTIFICATION], target, offset, length);
        return length;
    }

    /** Appends the TLVs of OPEN CHANNEL. */
    final void appendTo(ProactiveHandler command) {
        byte[] values = parameters.values;
        for (short item = 0; item < PORT; item++) {
            short other = push[item] != 0 ? 0 : parameters.find(DEFAULTS[item]);
            if (item == BUFFER) {
                command.appendTLV(TAGS[item], push[ASKED_OCTETS]);
            } else if (push[item] != 0) {
                command.appendTLV(TAGS[item], message, push[item], octets(item));
            } else if (other != 0) {
                command.appendTLV(TAGS[item], values, (short) (other + 1), values[other]);
            }
        }
    }

    /** The length of a value; 0 when there is none. */
    private short octets(short item) {
        return push[item] == 0 ? 0 : (short) (message[(short) (push[item] - 1)] & 0xFF);
    }

    /** Reads one command, whose values are those from {@code items} on; returns where the next begins, or -1. */
    private short parseCommand(short at, short length, short items) {
        short tlv = (short) (at + APDU_HEADER);
        if (tlv > length || message[at] != CLA || message[(short) (at + 1)] != INS_PUSH || message[(short) (at + 2)] != 1) {
            return -1;
        }
        push[KIND] = message[(short) (at + 3)];
        short end = (short) (tlv + (message[(short) (tlv - 1)] & 0xFF));
        if (end > length) {
            return -1;
        }
        while (tlv >= 0 && tlv < end) {
            tlv = parseTlv(tlv, end, items);
        }
        return tlv;
    }

    /** Reads one TLV; returns where the next begins, or -1. */
    private short parseTlv(short at, short end, short items) {
        short value = (short) (at + 2);
        if (value <= end && message[(short) (at + 1)] < 0) {
            if (message[(short) (at + 1)] != LENGTH_IN_ONE_OCTET) {
                return -1;
            }
            value++;
        }
        if (value > end) {
            return -1;
        }
        short length = (short) (message[(short) (value - 1)] & 0xFF);
        short next = (short) (value + length);
        if (next > end) {
            return -1;
        }
        short behind = items == 0 ? PORT : END;
        for (short item = items; item < behind; item++) {
            if (TAGS[item] == (byte) (message[at] & ToolkitConstants.TAG_SET_NO_CR)) {
                if (push[item] == 0 && (OCTETS[item] == 0 || OCTETS[item] == length)) {
                    push[item] = value;
                    return next;
                }
                if (item != LOGIN) {
                    // given once too often: a local address, which a push must not bring, or nonsense
                    return -1;
                }
            }
        }
        return next;
    }
}
