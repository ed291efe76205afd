package org.bipota.applet;

import javacard.framework.Util;
import uicc.toolkit.ProactiveHandler;
import uicc.toolkit.ProactiveHandlerSystem;
import uicc.toolkit.ToolkitConstants;

/**
 * Sends the command packet in the message buffer to the server: SEND SHORT MESSAGE (ETSI TS 102 223 clause 6.4.10 as
 * extended by 3GPP TS 31.111), SMS-SUBMIT with data coding F6 and the header element 70 (3GPP TS 31.115), in
 * as many concatenated messages as it needs.
 */
final class ShortMessage {

    private static final byte SEND_SHORT_MESSAGE = 0x13;
    private static final byte TAG_SMS_TPDU = (byte) 0x8B;
    private static final byte TAG_ALPHA_IDENTIFIER = (byte) 0x85;

    /** SMS-SUBMIT, no validity period, user data header present. */
    private static final byte SUBMIT_WITH_HEADER = 0x41;
    private static final byte DCS_CLASS_2_BINARY = (byte) 0xF6;

    private static final short USER_DATA_OCTETS = 140;
    private static final short ALONE_HEADER = 3;
    private static final short FIRST_HEADER = 8;
    private static final short NEXT_HEADER = 6;

    private final CardData card;
    private final WorkingMemory memory;

    ShortMessage(CardData card, WorkingMemory memory) {
        this.card = card;
        this.memory = memory;
    }

    /** Sends the first {@code length} octets of the message buffer. The general result of the last command sent. */
    byte send(short length) {
        if (length <= (short) (USER_DATA_OCTETS - ALONE_HEADER)) {
            short head = startHead((short) (length + ALONE_HEADER));
            head = append(head, (byte) 0x02, (byte) 0x70);
            return command((short) (head + 1), (short) 0, length);
        }
        return sendSegments(length);
    }

    private byte sendSegments(short length) {
        short first = (short) (USER_DATA_OCTETS - FIRST_HEADER);
        short next = (short) (USER_DATA_OCTETS - NEXT_HEADER);
        byte total = (byte) ((short) ((short) (length - first) + next - 1) / next + 1);
        short sent = 0;
        for (byte sequence = 1;; sequence++) {
            short room = sequence == 1 ? first : next;
            short part = (short) (length - sent) < room ? (short) (length - sent) : room;
            short head = startHead((short) (part + USER_DATA_OCTETS - room));
            head = append(head, (byte) (sequence == 1 ? 0x07 : 0x05), (byte) 0x00);
            head = append(head, (byte) 0x03, card.lastCounterOctet());
            head = append(head, total, sequence);
            if (sequence == 1) {
                head = append(head, (byte) 0x70, (byte) 0x00);
            }
            byte result = command(head, sent, part);
            sent = (short) (sent + part);
            if (!Outbox.done(result) || sent == length) {
                return result;
            }
        }
    }

    /** Writes everything before the user data header; zero behind it. */
    private short startHead(short userDataOctets) {
        byte[] head = memory.scratch;
        Util.arrayFillNonAtomic(head, (short) 0, (short) head.length, (byte) 0);
        head[0] = SUBMIT_WITH_HEADER;
        short at = card.parameters.copy(InstallParameters.TAG_SERVER_NUMBER, head, (short) 2);
        head[(short) (at + 1)] = DCS_CLASS_2_BINARY;
        head[(short) (at + 2)] = (byte) userDataOctets;
        return (short) (at + 3);
    }

    private short append(short at, byte first, byte second) {
        memory.scratch[at] = first;
        memory.scratch[(short) (at + 1)] = second;
        return (short) (at + 2);
    }

    private byte command(short headOctets, short offset, short length) {
        ProactiveHandler command = ProactiveHandlerSystem.getTheHandler();
        command.init(SEND_SHORT_MESSAGE, (byte) 0, ToolkitConstants.DEV_ID_NETWORK);
        // an empty alpha identifier: the terminal shows nothing (TS 102 223 clause 6.4.10)
        command.appendTLV(TAG_ALPHA_IDENTIFIER, memory.scratch, (short) 0, (short) 0);
        command.appendTLV(TAG_SMS_TPDU, memory.scratch, (short) 0, headOctets, memory.message, offset, length);
        return command.send();
    }
}
