package org.bipota.applet;

import javacard.framework.Util;
import uicc.toolkit.ProactiveHandler;
import uicc.toolkit.ToolkitConstants;

/**
 * The two PUSH commands of one message (ETSI TS 102 226 clause 9): request for BIP channel opening and request for CAT_TP
 * link, or request for TCP connection and request for identification packet. Keeps where each value stands in the message
 * buffer; good until that is written again.
 *
 * <p>What the push leaves out: bearer is the default bearer (03), buffer 1400 octets, identification data the ICCID. The
 * rest is passed to the terminal as it is, whose answer tells the server what it missed.
 */
final class Push {

    /** The RAM it needs: offset (0 absent) and length of each value, and the kind. */
    static final short STATE_SHORTS = 23;

    /** The default buffer size. */
    static final short DEFAULT_BUFFER_OCTETS = 1400;

    private static final short ALPHA = 0;
    private static final short BEARER = 2;
    private static final short BUFFER = 4;
    private static final short ACCESS_NAME = 6;
    private static final short LOGIN = 8;
    private static final short PASSWORD = 10;
    private static final short TRANSPORT = 12;
    private static final short DESTINATION = 14;
    private static final short PORT = 16;
    private static final short SDU_SIZE = 18;
    private static final short IDENTIFICATION = 20;
    private static final short SECOND = 22;

    private static final byte CLA = (byte) 0x80;
    private static final byte INS_PUSH = (byte) 0xEC;
    private static final byte OPEN_CHANNEL = 0x01;
    private static final byte CAT_TP_LINK = 0x02;
    private static final byte TCP_CONNECTION = 0x03;
    private static final byte IDENTIFICATION_PACKET = 0x04;
    private static final short APDU_HEADER = 5;
    private static final byte LENGTH_IN_ONE_OCTET = (byte) 0x81;

    private static final byte DEFAULT_BEARER = 0x03;

    private final CardData card;
    private final byte[] message;
    private final short[] state;

    Push(CardData card, WorkingMemory memory) {
        this.card = card;
        message = memory.message;
        state = memory.push;
    }

    /** Reads the commands in the first {@code length} octets of the message buffer; false when they are no such pair. */
    boolean parse(short length) {
        for (short i = 0; i < STATE_SHORTS; i++) {
            state[i] = 0;
        }
        short second = parseCommand((short) 0, length);
        byte first = second > 0 ? message[3] : 0;
        if (first != OPEN_CHANNEL && first != TCP_CONNECTION) {
            return false;
        }
        if (parseCommand(second, length) != length) {
            return false;
        }
        byte wanted = first == OPEN_CHANNEL ? CAT_TP_LINK : IDENTIFICATION_PACKET;
        return message[(short) (second + 3)] == wanted
                && (wanted == IDENTIFICATION_PACKET || state[PORT] != 0 && state[(short) (PORT + 1)] == 3)
                && (state[LOGIN] == 0) == (state[PASSWORD] == 0)
                && hasLength(BUFFER, (short) 2) && hasLength(SDU_SIZE, (short) 2)
                && state[(short) (IDENTIFICATION + 1)] <= CardData.IDENTIFICATION_OCTETS;
    }

    /** Whether the channel carries TCP. */
    boolean tcp() {
        return state[SECOND] == IDENTIFICATION_PACKET;
    }

    /** The destination port of the CAT_TP link. */
    short catTpPort() {
        return Util.getShort(message, (short) (state[PORT] + 1));
    }

    /** The largest SDU that the link shall carry; never more than the applet takes. */
    short sduOctets() {
        if (state[SDU_SIZE] == 0) {
            return WorkingMemory.SDU_OCTETS;
        }
        short asked = Util.getShort(message, state[SDU_SIZE]);
        return asked <= 0 || asked > WorkingMemory.SDU_OCTETS ? WorkingMemory.SDU_OCTETS : asked;
    }

    /** Copies the identification data; returns its length, 1 to 32. */
    short copyIdentification(byte[] target, short offset) {
        short length = state[(short) (IDENTIFICATION + 1)];
        if (length == 0) {
            card.copyIccid(target, offset);
            return CardData.ICCID_OCTETS;
        }
        Util.arrayCopyNonAtomic(message, state[IDENTIFICATION], target, offset, length);
        return length;
    }

    /** Appends the TLVs of OPEN CHANNEL, in the order of ETSI TS 102 223 clause 6.6.27. */
    void appendTo(ProactiveHandler command) {
        append(command, ToolkitConstants.TAG_ALPHA_IDENTIFIER, ALPHA);
        if (state[BEARER] == 0) {
            command.appendTLV(ToolkitConstants.TAG_BEARER_DESCRIPTION, DEFAULT_BEARER);
        }
        append(command, ToolkitConstants.TAG_BEARER_DESCRIPTION, BEARER);
        if (state[BUFFER] == 0) {
            command.appendTLV(ToolkitConstants.TAG_BUFFER_SIZE, DEFAULT_BUFFER_OCTETS);
        }
        append(command, ToolkitConstants.TAG_BUFFER_SIZE, BUFFER);
        append(command, ToolkitConstants.TAG_NETWORK_ACCESS_NAME, ACCESS_NAME);
        append(command, ToolkitConstants.TAG_TEXT_STRING, LOGIN);
        append(command, ToolkitConstants.TAG_TEXT_STRING, PASSWORD);
        append(command, ToolkitConstants.TAG_UICC_TERMINAL_TRANSPORT_LEVEL, TRANSPORT);
        append(command, ToolkitConstants.TAG_OTHER_DATA_DESTINATION_ADDRESS, DESTINATION);
    }

    private void append(ProactiveHandler command, byte tag, short item) {
        if (state[item] != 0) {
            command.appendTLV(tag, message, state[item], state[(short) (item + 1)]);
        }
    }

    private boolean hasLength(short item, short length) {
        return state[item] == 0 || state[(short) (item + 1)] == length;
    }

    /** Reads one command; returns where the next begins, or -1. */
    private short parseCommand(short at, short length) {
        if ((short) (length - at) < APDU_HEADER || message[at] != CLA
                || message[(short) (at + 1)] != INS_PUSH || message[(short) (at + 2)] != 1) {
            return -1;
        }
        byte kind = message[(short) (at + 3)];
        short next = (short) (at + APDU_HEADER + (message[(short) (at + 4)] & 0xFF));
        if (next > length) {
            return -1;
        }
        state[SECOND] = kind;
        short tlv = (short) (at + APDU_HEADER);
        while (tlv >= 0 && tlv < next) {
            tlv = parseTlv(tlv, next, kind == OPEN_CHANNEL || kind == TCP_CONNECTION);
        }
        return tlv < 0 ? tlv : next;
    }

    /** Reads one TLV; returns where the next begins, or -1. */
    private short parseTlv(short at, short end, boolean opening) {
        short value = (short) (at + 2);
        if (value > end) {
            return -1;
        }
        if (message[(short) (at + 1)] == LENGTH_IN_ONE_OCTET) {
            value++;
            if (value > end) {
                return -1;
            }
        }
        short length = (short) (message[(short) (value - 1)] & 0xFF);
        short next = (short) (value + length);
        if (next > end) {
            return -1;
        }
        short item = item((byte) (message[at] & ToolkitConstants.TAG_SET_NO_CR), opening);
        if (item < 0) {
            return next;
        }
        if (state[item] != 0) {
            // a value given twice: a local address, which a push must not bring, or nonsense
            return -1;
        }
        state[item] = value;
        state[(short) (item + 1)] = length;
        return next;
    }

    /** The item that a tag stands for; -1 for one that is skipped. */
    private short item(byte tag, boolean opening) {
        if (!opening) {
            switch (tag) {
                case ToolkitConstants.TAG_UICC_TERMINAL_TRANSPORT_LEVEL:
                    return PORT;
                case ToolkitConstants.TAG_BUFFER_SIZE:
                    return SDU_SIZE;
                case ToolkitConstants.TAG_CHANNEL_DATA:
                    return IDENTIFICATION;
                default:
                    return -1;
            }
        }
        switch (tag) {
            case ToolkitConstants.TAG_ALPHA_IDENTIFIER:
                return ALPHA;
            case ToolkitConstants.TAG_BEARER_DESCRIPTION:
                return BEARER;
            case ToolkitConstants.TAG_BUFFER_SIZE:
                return BUFFER;
            case ToolkitConstants.TAG_NETWORK_ACCESS_NAME:
                return ACCESS_NAME;
            case ToolkitConstants.TAG_TEXT_STRING:
                return state[LOGIN] == 0 ? LOGIN : PASSWORD;
            case ToolkitConstants.TAG_UICC_TERMINAL_TRANSPORT_LEVEL:
                return TRANSPORT;
            case ToolkitConstants.TAG_OTHER_DATA_DESTINATION_ADDRESS:
                return DESTINATION;
            default:
                return -1;
        }
    }
}
