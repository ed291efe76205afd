package org.bipota.applet;

import javacard.framework.APDU;
import javacard.framework.ISO7816;
import javacard.framework.ISOException;
import javacard.framework.Util;
import uicc.toolkit.EnvelopeHandler;

/**
 * The content that the server loads, and the commands that load it: STORE DATA {@code 80 E2 P1 P2 Lc data}, P1 80 on the
 * last block and 00 before, P2 the low octet of the block number, counted from 0.
 *
 * <p>Data is written behind the content so far, where nobody looks; then, at the end of each packet, its progress with one
 * atomic write. So power may go at any moment: a packet was executed entirely or not at all, and a reader sees the whole
 * content or none. A packet whose answer was lost comes again with another counter. It begins with the block that the
 * last packet began with: then what it brings is compared with what is there, and changes nothing. Otherwise block 0 begins
 * a new content.
 *
 * <p>To the terminal, after SELECT: {@code 80 CA 00 01 04} answers state (00 empty, 01 loading, 02 complete), octets loaded
 * (2), low octet of the next block number; {@code 80 B0 00 nn 00} answers octets 256 &times; nn and following of a complete
 * content, up to 256. Either is refused with 6985 when there is no such thing, any other command with 6D00.
 */
class ContentStore extends WorkingMemory {

    /** What is known of the content: the octets that GET DATA answers, and where the last packet began. */
    static final short PROGRESS_OCTETS = 7;
    /** The RAM it needs besides. */
    static final short STATE_SHORTS = 3;
    /** The page of the store: capacities are given in it. */
    static final short PAGE_OCTETS = 1024;

    private static final short STATE = 0;
    /** Octets, 2; and the low octet of the next block's number. */
    private static final short LENGTH = 1;
    private static final short NEXT = 3;
    /** The same as they were before the last packet. */
    private static final short BEFORE_LENGTH = 4;
    private static final short BEFORE_NEXT = 6;

    private static final byte LOADING = 1;
    private static final byte COMPLETE = 2;

    /** Where the next block of the packet is written, or compared. */
    private static final short CURSOR = 0;
    /** Its number. */
    private static final short BLOCK = 1;
    private static final short MODE = 2;

    /** No block of this packet has come. */
    private static final short FIRST = 0;
    private static final short WRITE = 1;
    private static final short COMPARE = 2;
    /** It begins a content, or is none of ours. */
    private static final short OTHER = 3;

    private static final byte CLA = (byte) 0x80;
    private static final byte INS_STORE_DATA = (byte) 0xE2;
    /** CLA and INS. */
    private static final short READ_CONTENT = (short) 0x80B0;
    private static final short GET_PROGRESS = (short) 0x80CA;
    private static final short HEADER_OCTETS = 5;
    private static final short LONGEST_COMMAND = 260;
    private static final short UNIT_OCTETS = 256;
    private static final short OK = (short) 0x9000;

    private final Object[] pages;
    private final byte[] stored = new byte[PROGRESS_OCTETS];

    ContentStore(InstallParameters parameters) {
        super(parameters);
        short kibibytes = parameters.octet(InstallParameters.TAG_CONTENT_KIBIBYTES);
        pages = new Object[kibibytes];
        for (short i = 0; i < kibibytes; i++) {
            pages[i] = new byte[PAGE_OCTETS];
        }
    }

    /**
     * Executes a list of commands in compact format up to the first that fails, and writes its response: the number of
     * commands executed, and the last status word (ETSI TS 102 226 clause 5.1.2).
     *
     * @param envelope where the commands stand, from {@code from} to before {@code end}; null: in the SDU buffer
     * @return where the response ends
     */
    final short executeCommands(EnvelopeHandler envelope, short from, short end, byte[] answer, short at) {
        Util.arrayCopyNonAtomic(stored, (short) 0, progress, (short) 0, PROGRESS_OCTETS);
        content[MODE] = FIRST;
        byte count = 0;
        short status = OK;
        short next = from;
        while (next < end && status == OK) {
            short length = least((short) (end - next), LONGEST_COMMAND);
            if (envelope == null) {
                Util.arrayCopyNonAtomic(sdu, next, message, (short) 0, length);
            } else {
                envelope.copyValue(next, message, (short) 0, length);
            }
            short data = length < HEADER_OCTETS ? 0 : (short) (message[ISO7816.OFFSET_LC] & 0xFF);
            next = (short) (next + HEADER_OCTETS + data);
            status = command(next > end ? -1 : data);
            count++;
        }
        commit();
        answer[at] = count;
        return Util.setShort(answer, (short) (at + 1), status);
    }

    /** Executes the command in the message buffer, whose data has {@code octets}; -1: is not all there. Its status word. */
    private short command(short octets) {
        byte[] m = message;
        if (m[ISO7816.OFFSET_CLA] != CLA) {
            return ISO7816.SW_CLA_NOT_SUPPORTED;
        }
        if (octets < 0) {
            return ISO7816.SW_WRONG_LENGTH;
        }
        if (m[ISO7816.OFFSET_INS] != INS_STORE_DATA) {
            // a push on a channel finds it open already
            return m[ISO7816.OFFSET_INS] == Push.INS_PUSH ? ISO7816.SW_CONDITIONS_NOT_SATISFIED : ISO7816.SW_INS_NOT_SUPPORTED;
        }
        if ((m[ISO7816.OFFSET_P1] & 0x7F) != 0) {
            return ISO7816.SW_INCORRECT_P1P2;
        }
        return octets == 0 ? ISO7816.SW_WRONG_LENGTH : store(octets);
    }

    private short store(short octets) {
        byte[] p = progress;
        short[] s = content;
        byte block = message[ISO7816.OFFSET_P2];
        byte last = message[ISO7816.OFFSET_P1];
        if (s[MODE] == FIRST) {
            s[BLOCK] = block;
            if (block == p[NEXT] && p[STATE] != COMPLETE) {
                Util.arrayCopyNonAtomic(p, LENGTH, p, BEFORE_LENGTH, (short) 3);
                s[CURSOR] = Util.getShort(p, LENGTH);
                s[MODE] = WRITE;
            } else if (block == p[BEFORE_NEXT]) {
                s[CURSOR] = Util.getShort(p, BEFORE_LENGTH);
                s[MODE] = COMPARE;
            } else {
                s[CURSOR] = 0;
                s[MODE] = OTHER;
            }
        }
        if (block != (byte) s[BLOCK]) {
            return ISO7816.SW_CONDITIONS_NOT_SATISFIED;
        }
        s[BLOCK]++;
        short cursor = s[CURSOR];
        short left = (short) (Util.getShort(p, LENGTH) - cursor);
        if (s[MODE] == COMPARE && left != 0) {
            if ((left < 0 || left >= octets) && transfer(octets)) {
                return last != 0 || left == octets ? reached(last) : OK;
            }
            // another content, which begins alike or from the first block on
            if (Util.getShort(p, BEFORE_LENGTH) != 0) {
                cursor = 0;
            }
            s[MODE] = OTHER;
        }
        if (s[MODE] == OTHER) {
            if (cursor == 0 && block != 0) {
                return ISO7816.SW_CONDITIONS_NOT_SATISFIED;
            }
            // what is behind is forgotten before any of it is overwritten
            Util.arrayFillNonAtomic(p, (short) 0, PROGRESS_OCTETS, (byte) 0);
            p[STATE] = LOADING;
            Util.setShort(p, LENGTH, cursor);
            p[NEXT] = block;
            s[CURSOR] = cursor;
            commit();
        }
        if (p[STATE] == COMPLETE) {
            return ISO7816.SW_CONDITIONS_NOT_SATISFIED;
        }
        left = (short) ((short) ((short) pages.length << 10) - cursor);
        if (left >= 0 && left < octets) {
            return ISO7816.SW_FILE_FULL;
        }
        s[MODE] = WRITE;
        transfer(octets);
        return reached(last);
    }

    /** The content ends at the cursor, for now or for good. */
    private short reached(byte last) {
        progress[STATE] = last != 0 ? COMPLETE : LOADING;
        Util.setShort(progress, LENGTH, content[CURSOR]);
        progress[NEXT] = (byte) content[BLOCK];
        return OK;
    }

    private void commit() {
        if (Util.arrayCompare(progress, (short) 0, stored, (short) 0, PROGRESS_OCTETS) != 0) {
            Util.arrayCopy(progress, (short) 0, stored, (short) 0, PROGRESS_OCTETS);
        }
    }

    /** Writes the data in the message buffer at the cursor, or compares it with what is there; false when it differs. */
    private boolean transfer(short octets) {
        short[] s = content;
        short from = HEADER_OCTETS;
        short end = (short) (HEADER_OCTETS + octets);
        while (from < end) {
            byte[] page = page(s[CURSOR]);
            short at = (short) (s[CURSOR] & PAGE_OCTETS - 1);
            short part = least((short) (PAGE_OCTETS - at), (short) (end - from));
            if (s[MODE] == WRITE) {
                Util.arrayCopyNonAtomic(message, from, page, at, part);
            } else if (Util.arrayCompare(message, from, page, at, part) != 0) {
                return false;
            }
            from = (short) (from + part);
            s[CURSOR] = (short) (s[CURSOR] + part);
        }
        return true;
    }

    private byte[] page(short position) {
        return (byte[]) pages[(short) (position >> 10 & 0x3F)];
    }

    /** Answers a command of the terminal. */
    final void read(APDU apdu) {
        byte[] source = stored;
        byte[] header = apdu.getBuffer();
        short command = Util.getShort(header, ISO7816.OFFSET_CLA);
        short unit = Util.getShort(header, ISO7816.OFFSET_P1);
        short at = 0;
        short length = BEFORE_LENGTH;
        if (command == READ_CONTENT) {
            short units = (short) ((source[LENGTH] & 0xFF) - unit);
            length = units > 0 ? UNIT_OCTETS : (short) (source[(short) (LENGTH + 1)] & 0xFF);
            if (source[STATE] != COMPLETE || (short) (units | unit) < 0 || length == 0) {
                ISOException.throwIt(ISO7816.SW_CONDITIONS_NOT_SATISFIED);
            }
            short position = (short) (unit << 8);
            source = page(position);
            at = (short) (position & PAGE_OCTETS - 1);
        } else if (command != GET_PROGRESS || unit != 1) {
            ISOException.throwIt(ISO7816.SW_INS_NOT_SUPPORTED);
        }
        apdu.setOutgoing();
        apdu.setOutgoingLength(length);
        apdu.sendBytesLong(source, at, length);
    }
}
