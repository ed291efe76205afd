package org.bipota.applet;

import javacard.framework.Util;
import uicc.toolkit.ProactiveHandler;
import uicc.toolkit.ProactiveResponseHandler;
import uicc.toolkit.ProactiveResponseHandlerSystem;
import uicc.toolkit.ToolkitConstants;

/**
 * Finds out whether the card sits in another terminal than the one that the server knows.
 *
 * <p>Terminals are told apart by the 14 digits of TAC and serial number, as the standard coding has them (ETSI TS 102 223 clause
 * 8.20). The lower half of the first octet (type of identity, odd or even) and the upper half of the last (check digit, 0 as in
 * 3GPP TS 23.003 clause 6.2, or filler) are not compared, since one terminal's software may write them otherwise than the
 * next. An identifier coded in another way altogether is another terminal: one request too many, and none too few.
 *
 * <p>Eight octets 00, 11 or FF are no terminal's, nor are digits F behind any type: such an answer is none. Digits 0 or 1 with a
 * type before them are a terminal's, however little it tells: taken for none, it would never be told, or told at every
 * power-on. What is stored at first has digits F, so that it is equal to no answer.
 */
class TerminalWatch extends Push {

    /** The terminal did not tell. */
    static final short UNREAD = 0;
    /** It is the one that the server knows, or is to be told about. */
    static final short SAME = 1;
    /** It is another one. That it is to be told is stored. */
    static final short CHANGED = 2;

    /** PROVIDE LOCAL INFORMATION: IMEI of the terminal. */
    private static final byte QUALIFIER_IMEI = 0x01;

    /** In the scratch buffer, laid out as in {@link CardData#duties} from PENDING on. */
    private static final short NEW = (short) (FOUND - PENDING);
    private static final short LAST = (short) (TERMINAL_OCTETS - 1);

    TerminalWatch(InstallParameters parameters) {
        super(parameters);
    }

    /** Asks for the IMEI, and stores it as to be told when it is news: {@link #UNREAD}, {@link #SAME} or {@link #CHANGED}. */
    final short look() {
        ProactiveHandler command = command(ToolkitConstants.PRO_CMD_PROVIDE_LOCAL_INFORMATION, QUALIFIER_IMEI, ToolkitConstants.DEV_ID_TERMINAL);
        if (!done(command.send())) {
            return UNREAD;
        }
        ProactiveResponseHandler response = ProactiveResponseHandlerSystem.getTheHandler();
        if (response.findTLV(ToolkitConstants.TAG_IMEI, (byte) 1) == ToolkitConstants.TLV_NOT_FOUND
                || response.getValueLength() != TERMINAL_OCTETS) {
            return UNREAD;
        }
        response.copyValue((short) 0, scratch, NEW, TERMINAL_OCTETS);
        if (none(scratch, NEW)) {
            return UNREAD;
        }
        // as long as a request is pending, the server may know either terminal
        boolean pending = (duties[PENDING] & CHECK) != 0;
        if (same(pending ? FOUND : KNOWN)) {
            return SAME;
        }
        scratch[0] = (byte) (duties[PENDING] | CHECK);
        scratch[1] = 1;
        Util.arrayCopy(scratch, (short) 0, duties, PENDING, (short) (NEW + TERMINAL_OCTETS));
        return CHANGED;
    }

    /** Whether an identifier is no terminal's. */
    static boolean none(byte[] identifier, short at) {
        byte last = identifier[(short) (at + LAST)];
        byte first = last == -1 ? (byte) (identifier[at] | 0x0F) : identifier[at];
        for (short i = 1; i < LAST; i++) {
            if (identifier[(short) (at + i)] != last) {
                return false;
            }
        }
        return first == last && (last == 0 || last == 0x11 || last == -1);
    }

    private boolean same(short stored) {
        return (byte) ((scratch[NEW] ^ duties[stored]) & 0xF0) == 0
                && (byte) ((scratch[(short) (NEW + LAST)] ^ duties[(short) (stored + LAST)]) & 0x0F) == 0
                && Util.arrayCompare(scratch, (short) (NEW + 1), duties, (short) (stored + 1), (short) (LAST - 1)) == 0;
    }
}
