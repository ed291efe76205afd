package org.bipota.applet;

import javacard.framework.Util;
import uicc.toolkit.ProactiveHandler;
import uicc.toolkit.ToolkitConstants;

/**
 * Sends the command packet in the message buffer to the server: SEND SHORT MESSAGE (ETSI TS 102 223 clause 6.4.10 as
 * extended by 3GPP TS 31.111), SMS-SUBMIT with data coding F6 and the header element 70 (3GPP TS 31.115), in
 * as many concatenated messages as it needs.
 */
class ShortMessage extends ServerMessage {

    private static final byte SEND_SHORT_MESSAGE = 0x13;
    private static final byte TAG_SMS_TPDU = (byte) 0x8B;
    private static final byte TAG_ALPHA_IDENTIFIER = (byte) 0x85;

    /** SMS-SUBMIT, no validity period, user data header present. */
    private static final byte SUBMIT_WITH_HEADER = 0x41;

    /**
     * Behind the address: PID, DCS F6, length, and the user data header of a message that is sent whole; then the same of the
     * first of several parts, which those after it have without the last element.
     */
    private static final byte[] FORMS = {
        0x00, (byte) 0xF6, 0, 0x02, 0x70, 0x00,
        0x00, (byte) 0xF6, 0, 0, 0x00, 0x03, 0, 0, 0, 0x70, 0x00};
    private static final short ALONE = 0;
    private static final short ALONE_OCTETS = 6;
    private static final short PART = 6;
    private static final short PART_OCTETS = 11;
    private static final short LENGTH = 2;
    private static final short HEADER_LENGTH = 3;
    private static final short REFERENCE = 6;

    private static final short USER_DATA_OCTETS = 140;
    private static final short ALONE_HEADER = 3;
    private static final short FIRST_HEADER = 8;
    private static final short NEXT_HEADER = 6;
    private static final short NEXT_OCTETS = (short) (USER_DATA_OCTETS - NEXT_HEADER);

    ShortMessage(InstallParameters parameters) {
        super(parameters);
    }

    /** Ends the message at {@code end}, secures it and sends it; the general result of the last command sent. */
    final byte sendMessage(short end) {
        message[MESSAGE_LENGTH] = (byte) (end - MESSAGE_VALUE);
        short length = secure(end);
        byte[] head = scratch;
        boolean alone = length <= (short) (USER_DATA_OCTETS - ALONE_HEADER);
        short header = alone ? ALONE_HEADER : FIRST_HEADER;
        short sent = 0;
        byte sequence = 1;
        byte result;
        do {
            short part = least((short) (USER_DATA_OCTETS - header), (short) (length - sent));
            head[0] = SUBMIT_WITH_HEADER;
            head[1] = 0;
            short at = parameters.copy(InstallParameters.TAG_SERVER_NUMBER, head, (short) 2);
            Util.arrayCopyNonAtomic(FORMS, alone ? ALONE : PART, head, at, alone ? ALONE_OCTETS : PART_OCTETS);
            head[(short) (at + LENGTH)] = (byte) (header + part);
            if (!alone) {
                head[(short) (at + HEADER_LENGTH)] = (byte) (header - 1);
                head[(short) (at + REFERENCE)] = counter[COUNTER_OCTETS - 1];
                // one for the first part, whose room is smaller by what its header is longer
                head[(short) (at + REFERENCE + 1)] =
                        (byte) ((short) (length + FIRST_HEADER - NEXT_HEADER + NEXT_OCTETS - 1) / NEXT_OCTETS);
                head[(short) (at + REFERENCE + 2)] = sequence;
            }
            ProactiveHandler command = command(SEND_SHORT_MESSAGE, (byte) 0, ToolkitConstants.DEV_ID_NETWORK);
            // an empty alpha identifier: the terminal shows nothing (TS 102 223 clause 6.4.10)
            command.appendTLV(TAG_ALPHA_IDENTIFIER, head, (short) 0, (short) 0);
            command.appendTLV(TAG_SMS_TPDU, head, (short) 0, (short) (at + HEADER_LENGTH + header), message, sent, part);
            result = command.send();
            sent = (short) (sent + part);
            header = NEXT_HEADER;
            sequence++;
        } while (done(result) && sent < length);
        return result;
    }
}
