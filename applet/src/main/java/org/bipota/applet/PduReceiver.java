package org.bipota.applet;

import javacard.framework.Util;
import uicc.toolkit.ProactiveResponseHandler;

/**
 * Puts CAT_TP PDUs together out of the channel data that RECEIVE DATA brings in pieces. The header goes into its buffer,
 * the data straight behind the segments already taken of the same SDU.
 */
final class PduReceiver {

    /** The header without options, and the options of SYN ACK up to the length of its identification data. */
    static final short HEADER_OCTETS = 23;
    /** The RAM it needs. */
    static final short STATE_SHORTS = 3;

    /** Octets of the PDU so far; {@link #GARBAGE} when it cannot be one. */
    private static final short SEEN = 0;
    /** Octets of the SDU so far. */
    private static final short SDU = 1;
    /** 1 when the PDU's data did not fit the SDU buffer. */
    private static final short TOO_LONG = 2;

    private static final short GARBAGE = -1;
    private static final short HEADER_LENGTH = 3;
    private static final short DATA_LENGTH = 8;

    private final byte[] header;
    private final byte[] sdu;
    private final byte[] scratch;
    private final short[] state;
    private final PduChecksum checksum;

    PduReceiver(WorkingMemory memory) {
        header = memory.pduHeader;
        sdu = memory.sdu;
        scratch = memory.scratch;
        state = memory.receiver;
        checksum = new PduChecksum(memory.receivedChecksum);
    }

    /** A new link begins. */
    void begin() {
        state[SDU] = 0;
        beginPdu();
    }

    /** The next octet begins a PDU. */
    void beginPdu() {
        state[SEEN] = 0;
        state[TOO_LONG] = 0;
        Util.arrayFillNonAtomic(header, (short) 0, HEADER_OCTETS, (byte) 0);
        checksum.begin();
    }

    /** Takes some of the current channel data from {@code from} on, {@code length} octets in all; returns how many. */
    short take(ProactiveResponseHandler data, short from, short length) {
        short available = (short) (length - from);
        short seen = state[SEEN];
        if (seen == GARBAGE) {
            return available;
        }
        if (seen < CatTpLink.HEADER_OCTETS) {
            short taken = copy(data, from, header, seen, least(available, (short) (CatTpLink.HEADER_OCTETS - seen)));
            if (state[SEEN] == CatTpLink.HEADER_OCTETS && !plausible()) {
                state[SEEN] = GARBAGE;
            }
            return taken;
        }
        short headerOctets = headerOctets();
        if (seen < headerOctets) {
            return seen < HEADER_OCTETS
                    ? copy(data, from, header, seen, least(available, (short) (least(headerOctets, HEADER_OCTETS) - seen)))
                    : copy(data, from, scratch, (short) 0, least(least(available, (short) (headerOctets - seen)), (short) scratch.length));
        }
        short part = least(available, (short) (headerOctets + dataOctets() - seen));
        short place = (short) (state[SDU] + seen - headerOctets);
        if ((short) (place + part) > WorkingMemory.SDU_OCTETS || (short) (place + part) < 0) {
            state[TOO_LONG] = 1;
            return copy(data, from, scratch, (short) 0, least(part, (short) scratch.length));
        }
        return copy(data, from, sdu, place, part);
    }

    /** Whether the PDU is there entirely. */
    boolean complete() {
        return state[SEEN] >= CatTpLink.HEADER_OCTETS && state[SEEN] == (short) (headerOctets() + dataOctets());
    }

    /** Whether its checksum is right. */
    boolean sound() {
        return checksum.sound();
    }

    /** Whether its data would make the SDU longer than the buffer. */
    boolean tooLong() {
        return state[TOO_LONG] != 0;
    }

    /** The length of the PDU's data. */
    short dataOctets() {
        return Util.getShort(header, DATA_LENGTH);
    }

    /** The PDU's data is part of the SDU. Returns the SDU's length so far. */
    short keepData() {
        state[SDU] = (short) (state[SDU] + dataOctets());
        return state[SDU];
    }

    /** The SDU is done with; the next data begins another. */
    void endSdu() {
        state[SDU] = 0;
    }

    private short headerOctets() {
        return (short) (header[HEADER_LENGTH] & 0xFF);
    }

    private boolean plausible() {
        return headerOctets() >= CatTpLink.HEADER_OCTETS && dataOctets() >= 0 && (short) (headerOctets() + dataOctets()) > 0;
    }

    private short copy(ProactiveResponseHandler data, short from, byte[] target, short offset, short length) {
        data.copyValue(from, target, offset, length);
        checksum.add(target, offset, length);
        state[SEEN] = (short) (state[SEEN] + length);
        return length;
    }

    private static short least(short one, short other) {
        return one < other ? one : other;
    }
}
