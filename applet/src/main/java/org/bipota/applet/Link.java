package org.bipota.applet;

import javacard.framework.Util;
import uicc.toolkit.ProactiveResponseHandler;
import uicc.toolkit.ProactiveResponseHandlerSystem;

/**
 * What runs on the open channel: the applet's side of a CAT_TP link (ETSI TS 102 127), or a TCP stream of packets. Each SDU,
 * or packet, is executed by {@link SecuredPackets}, and its response packet sent back.
 *
 * <pre>
 * state     event                         action                                              next
 * CLOSED    begin                         SYN with the identification data, timer             SYN_SENT
 * SYN_SENT  SYN ACK of our SYN            ACK, timer for silence                              OPEN
 * SYN_SENT  another SYN ACK               RST 4, close channel                                CLOSED
 * SYN_SENT  timer                         SYN again, waiting twice as long                    SYN_SENT
 * SYN_SENT  timer, 5 sent                 close channel                                       CLOSED
 * OPEN      next data or NUL              ACK, or the response if there is one                OPEN
 * OPEN      data or NUL one or two on     kept; EACK names it                                 OPEN
 * OPEN      other data, SYN ACK           ACK (EACK) of what came last in order               OPEN
 * OPEN      SYN, PDU without ACK          RST 4, close channel                                CLOSED
 * OPEN      SDU longer than agreed        RST 1, close channel                                CLOSED
 * OPEN      timer, something unanswered   the same again, waiting twice as long               OPEN
 * OPEN      the same, 5 sent              RST 5, close channel                                CLOSED
 * OPEN      timer, nothing heard          NUL                                                 OPEN
 * SYN_SENT, OPEN  another version         RST 6, close channel                                CLOSED
 * SYN_SENT  RST 2                         nothing: the timer sends the SYN again              SYN_SENT
 * any       other RST, link dropped       close channel                                       CLOSED
 * </pre>
 * PDUs with a wrong checksum or port change nothing, nor does one longer than announced. What arrives with one RECEIVE DATA
 * is answered together. The window is three PDUs, fewer where the terminal's buffer is small. One PDU of the card may be
 * unanswered: SYN, a segment of a response, or the NUL that asks whether the server is still there. A complete SDU is
 * not taken while the response to the one before is on its way.
 */
class Link extends Channel {

    private static final short PHASE = 1;
    /** Octets so far of the PDU or packet being received. */
    private static final short SEEN = 2;
    /** Octets of the response that is being sent; 0: none. Before the link is open: of the options of SYN. */
    private static final short OUT = 3;
    /** The flags of the PDU that is not acknowledged yet; 0: all are. */
    private static final short PENDING = 4;
    /** 1 when what was received is to be acknowledged. */
    private static final short ACK_DUE = 5;
    /** What stands in the header of the PDU sent last, in this order: ports, length of data, the two numbers, window. */
    private static final short LOCAL_PORT = 6;
    private static final short REMOTE_PORT = 7;
    private static final short DATA_LENGTH = 8;
    private static final short SEQUENCE = 9;
    /** The sequence number received last in order. */
    private static final short RCV_CUR = 10;
    private static final short WINDOW = 11;
    /** The sequence number of the next PDU sent. */
    private static final short SND_NXT = 12;
    private static final short TRIES = 13;
    /** Octets of the SDU so far. */
    private static final short SDU = 14;
    private static final short MAX_SDU = 15;
    private static final short PEER_PDU_DATA = 16;
    private static final short PEER_SDU = 17;
    private static final short PEER_WINDOW = 18;
    /** Octets of the response that the server has acknowledged. */
    private static final short AT = 19;
    /** 1 when something was received since the timer ran out last. */
    private static final short HEARD = 21;

    private static final short SYN_SENT = 1;
    private static final short OPEN = 2;
    private static final short TCP = 3;

    private static final byte SYN = (byte) 0x80;
    private static final byte ACK = 0x40;
    private static final byte EAK = 0x20;
    private static final byte RST = 0x10;
    private static final byte NUL = 0x08;
    private static final byte SEG = 0x04;
    private static final byte VERSION = 0x03;

    private static final short RST_ILLEGAL_PARAMETERS = 1;
    private static final short RST_TEMPORARILY_UNABLE = 2;
    private static final short RST_UNEXPECTED_PDU = 4;
    private static final short RST_MAX_RETRIES = 5;
    private static final short RST_VERSION = 6;

    /** A header without options. */
    private static final short HEADER_OCTETS = 18;
    private static final short HEADER_LENGTH_AT = 3;
    private static final short SOURCE_PORT_AT = 4;
    private static final short DESTINATION_PORT_AT = 6;
    private static final short DATA_LENGTH_AT = 8;
    private static final short SEQUENCE_AT = 10;
    private static final short ACKNOWLEDGEMENT_AT = 12;
    private static final short WINDOW_AT = 14;
    private static final short CHECKSUM_AT = 16;
    private static final short MAX_PDU_AT = 18;
    private static final short MAX_SDU_AT = 20;
    private static final short SYN_OCTETS = 23;
    /** Maximum PDU and SDU sizes, and the length of the identification data. */
    private static final short BEFORE_IDENTIFICATION = 5;

    private static final short MAX_WINDOW = 3;
    private static final short MAX_TRIES = 5;
    /** 5 seconds (see {@link Channel#startTimer}); after it 10, 20 and 30, whose tens stand alone in the low half. */
    private static final short FIRST_WAIT = 0x50;
    private static final short LONGEST_WAIT = 0x03;
    /** Two minutes: a server that keeps its word closes first, after one. */
    private static final short SILENCE = 0x2000;

    private static final short NO_LIMIT = 0x7FFF;
    private static final short TOP_BIT = (short) 0x8000;
    /** The most that fits a TERMINAL RESPONSE of 255 octets. */
    private static final short RECEIVE_OCTETS = 0xED;

    private static final byte IDENTIFICATION_PACKET = 0x03;
    private static final byte TAG_CHANNEL_DATA = 0x36;
    private static final short TCP_BEFORE_IDENTIFICATION = 4;

    Link(InstallParameters parameters) {
        super(parameters);
    }

    /** The channel of the push was opened. */
    @SuppressWarnings("deprecation")
    final void begin() {
        short[] s = state;
        byte[] out = response;
        if (tcp()) {
            s[PHASE] = TCP;
            short length = copyIdentification(out, TCP_BEFORE_IDENTIFICATION);
            out[0] = IDENTIFICATION_PACKET;
            out[1] = (byte) (length + 2);
            out[2] = TAG_CHANNEL_DATA;
            out[3] = (byte) length;
            startTimer(SILENCE);
            send((short) 0, (short) 0, (short) (length + TCP_BEFORE_IDENTIFICATION));
            return;
        }
        random.generateData(out, (short) 0, (short) 4);
        s[SND_NXT] = Util.getShort(out, (short) 0);
        // another port each time, so that the server never takes the new link for the old: 16384 to 32767
        s[LOCAL_PORT] = (short) (Util.getShort(out, (short) 2) & 0x3FFF | 0x4000);
        s[REMOTE_PORT] = catTpPort();
        s[MAX_SDU] = sduOctets();
        short pdu = least(s[BUFFER_OCTETS], PDU_OCTETS);
        Util.setShort(out, (short) 0, pdu);
        Util.setShort(out, (short) 2, s[MAX_SDU]);
        short length = copyIdentification(out, BEFORE_IDENTIFICATION);
        out[4] = (byte) length;
        s[WINDOW] = least((short) (s[BUFFER_OCTETS] / pdu), MAX_WINDOW);
        s[OUT] = (short) (length + BEFORE_IDENTIFICATION);
        s[PEER_PDU_DATA] = NO_LIMIT;
        s[PHASE] = SYN_SENT;
        start(SYN);
    }

    /** The terminal has received something. */
    final void dataAvailable() {
        short[] s = state;
        short left;
        do {
            left = receive(s[PHASE] == TCP ? least((short) (wanted() - s[SEEN]), RECEIVE_OCTETS) : RECEIVE_OCTETS);
            if (left < 0) {
                return;
            }
            s[HEARD] = 1;
            s[ACK_DUE] = 0;
            take();
            act();
            if (left == 0 && s[PHASE] != TCP) {
                // a datagram never goes on in the next burst
                s[SEEN] = 0;
            }
        } while (left != 0 && isOpen());
    }

    /** The timer of the channel ran out. */
    final void timerExpired() {
        short[] s = state;
        if (s[PENDING] != 0) {
            transmit();
        } else if (s[HEARD] != 0 && s[OUT] == 0) {
            s[HEARD] = 0;
            startTimer(SILENCE);
        } else if (s[PHASE] == TCP) {
            close();
        } else {
            // nothing heard, or a response that the server's window does not let out
            start((byte) (ACK | NUL));
        }
    }

    /** Puts together PDUs, or packets, out of the pieces that RECEIVE DATA brings. */
    private void take() {
        ProactiveResponseHandler data = ProactiveResponseHandlerSystem.getTheHandler();
        short[] s = state;
        byte[] target = s[PHASE] == TCP ? sdu : pdus;
        short length = data.getValueLength();
        short from = 0;
        while (from < length && isOpen()) {
            short wanted = wanted();
            if (wanted < 0) {
                // of a datagram the rest is dropped; a stream cannot be read on
                if (s[PHASE] == TCP) {
                    close();
                }
                return;
            }
            short part = least((short) (wanted - s[SEEN]), (short) (length - from));
            data.copyValue(from, target, s[SEEN], part);
            from = (short) (from + part);
            s[SEEN] = (short) (s[SEEN] + part);
            if (s[SEEN] == wanted()) {
                s[SEEN] = 0;
                if (s[PHASE] == TCP) {
                    s[OUT] = executePacket(wanted);
                    if (s[OUT] < 0) {
                        close();
                    }
                } else if (sum(pdus, (short) 0, wanted, (short) 0) == -1) {
                    handle();
                }
            }
        }
    }

    /** How many octets the PDU or packet has, as far as its beginning tells; -1 when it is none. */
    private short wanted() {
        short seen = state[SEEN];
        if (state[PHASE] == TCP) {
            return seen < PREFIX_OCTETS ? PREFIX_OCTETS : packetOctets();
        }
        if (seen < HEADER_OCTETS) {
            return HEADER_OCTETS;
        }
        short header = (short) (pdus[HEADER_LENGTH_AT] & 0xFF);
        short whole = (short) (header + Util.getShort(pdus, DATA_LENGTH_AT));
        return header < HEADER_OCTETS || whole < header || whole > PDU_OCTETS ? -1 : whole;
    }

    /** Answers what was received. */
    private void act() {
        short[] s = state;
        if (s[PHASE] == TCP) {
            if (s[OUT] != 0) {
                send((short) 0, (short) 0, s[OUT]);
                s[OUT] = 0;
            }
        } else if (s[OUT] != 0 && s[PENDING] == 0 && s[PEER_WINDOW] != 0) {
            start(ACK);
        } else if (s[ACK_DUE] != 0) {
            acknowledge();
            if (s[OUT] != 0 && s[PENDING] == 0) {
                // the window is closed: see timerExpired
                startTimer(FIRST_WAIT);
            }
        }
    }

    private void handle() {
        short[] s = state;
        byte flags = pdus[0];
        short behind = (short) (s[SND_NXT] - 1 - Util.getShort(pdus, ACKNOWLEDGEMENT_AT));
        if (Util.getShort(pdus, SOURCE_PORT_AT) != s[REMOTE_PORT] || Util.getShort(pdus, DESTINATION_PORT_AT) != s[LOCAL_PORT]) {
            return;
        }
        if ((flags & RST) != 0) {
            if (s[PHASE] == OPEN || pdus[HEADER_OCTETS] != RST_TEMPORARILY_UNABLE) {
                close();
            }
        } else if ((flags & VERSION) != 0) {
            reset(RST_VERSION);
        } else if ((flags & ACK) == 0) {
            reset(RST_UNEXPECTED_PDU);
        } else if (s[PHASE] == SYN_SENT) {
            if ((flags & SYN) != 0) {
                handleSynAck(behind);
            }
        } else if ((flags & SYN) != 0) {
            // our ACK was lost and the SYN ACK repeated
            state[ACK_DUE] = 1;
        } else if (behind >= 0) {
            handleInOpen(flags, behind);
        }
    }

    private void handleSynAck(short behind) {
        short[] s = state;
        short maxPdu = Util.getShort(pdus, MAX_PDU_AT);
        short maxSdu = Util.getShort(pdus, MAX_SDU_AT);
        // a server that says nothing (0), or more than a short holds, sets no limit
        if (maxPdu <= 0) {
            maxPdu = NO_LIMIT;
        }
        if (behind != 0) {
            reset(RST_UNEXPECTED_PDU);
        } else if ((pdus[HEADER_LENGTH_AT] & 0xFF) < SYN_OCTETS || maxPdu <= HEADER_OCTETS) {
            reset(RST_ILLEGAL_PARAMETERS);
        } else {
            acknowledged();
            s[PEER_PDU_DATA] = (short) (maxPdu - HEADER_OCTETS);
            s[PEER_SDU] = maxSdu <= 0 ? NO_LIMIT : maxSdu;
            s[PEER_WINDOW] = Util.getShort(pdus, WINDOW_AT);
            s[RCV_CUR] = Util.getShort(pdus, SEQUENCE_AT);
            s[PHASE] = OPEN;
            startTimer(SILENCE);
            state[ACK_DUE] = 1;
        }
    }

    /** The server has the PDU that waited. */
    private void acknowledged() {
        short[] s = state;
        if ((s[PENDING] & NUL) == 0) {
            s[AT] = (short) (s[AT] + part());
            if (s[AT] == s[OUT]) {
                s[AT] = 0;
                s[OUT] = 0;
            }
        }
        s[PENDING] = 0;
    }

    /** The octets of the segment of the response that is due. */
    private short part() {
        return least((short) (state[OUT] - state[AT]), state[PEER_PDU_DATA]);
    }

    private void handleInOpen(byte flags, short behind) {
        short[] s = state;
        s[PEER_WINDOW] = Util.getShort(pdus, WINDOW_AT);
        if (behind == 0 && s[PENDING] != 0) {
            acknowledged();
        }
        if ((flags & NUL) != 0 || Util.getShort(pdus, DATA_LENGTH_AT) != 0) {
            state[ACK_DUE] = 1;
            short sequence = Util.getShort(pdus, SEQUENCE_AT);
            short distance = (short) (sequence - s[RCV_CUR]);
            short slot = slot(sequence);
            if (distance == 1 && nextKept() == 0) {
                accept((short) 0);
            } else if (distance > 1 && distance <= MAX_WINDOW && pdus[slot] == 0) {
                Util.arrayCopyNonAtomic(pdus, (short) 0, pdus, slot, PDU_OCTETS);
            }
        }
        short next = nextKept();
        while (next != 0 && accept(next)) {
            next = nextKept();
        }
    }

    /** Where a PDU out of order is kept. There are two at most, whose numbers follow one another. */
    private static short slot(short sequence) {
        return (short) ((short) ((sequence & 1) + 1) * PDU_OCTETS);
    }

    /** Where the next in order is kept; 0: it is not. */
    private short nextKept() {
        short next = (short) (state[RCV_CUR] + 1);
        short slot = slot(next);
        return pdus[slot] != 0 && Util.getShort(pdus, (short) (slot + SEQUENCE_AT)) == next ? slot : 0;
    }

    /** Takes the next PDU in order, which stands at {@code at}; false when it has to wait, or is a fault. */
    private boolean accept(short at) {
        short[] s = state;
        short octets = Util.getShort(pdus, (short) (at + DATA_LENGTH_AT));
        boolean last = octets != 0 && (pdus[at] & SEG) == 0;
        if (last && s[OUT] != 0) {
            return false;
        }
        if (octets > (short) (s[MAX_SDU] - s[SDU])) {
            reset(RST_ILLEGAL_PARAMETERS);
            return false;
        }
        s[SDU] = Util.arrayCopyNonAtomic(pdus, (short) (at + (pdus[(short) (at + HEADER_LENGTH_AT)] & 0xFF)), sdu, s[SDU], octets);
        s[RCV_CUR]++;
        pdus[at] = 0;
        if (last) {
            short answer = executePacket(s[SDU]);
            s[SDU] = 0;
            if (answer > s[PEER_SDU]) {
                reset(RST_ILLEGAL_PARAMETERS);
            } else if (answer > 0) {
                s[OUT] = answer;
            }
        }
        return true;
    }

    /** Sends a PDU that is to be acknowledged. */
    private void start(byte flags) {
        state[PENDING] = flags;
        state[TRIES] = 0;
        state[SND_NXT]++;
        transmit();
    }

    /** Sends the PDU that waits for its acknowledgement, for the first time or again; gives up when that was done often enough. */
    private void transmit() {
        short[] s = state;
        short tries = s[TRIES];
        if (tries == MAX_TRIES) {
            if (s[PHASE] == OPEN) {
                reset(RST_MAX_RETRIES);
            }
            close();
            return;
        }
        s[TRIES]++;
        startTimer(tries == 0 ? FIRST_WAIT : least(tries, LONGEST_WAIT));
        byte flags = (byte) s[PENDING];
        short part = 0;
        if ((flags & NUL) == 0) {
            part = part();
            if (part < (short) (s[OUT] - s[AT])) {
                flags |= SEG;
            }
        }
        sendPdu(flags, (short) (s[SND_NXT] - 1), HEADER_OCTETS, part);
    }

    /** Acknowledges what came in order, and what came out of order. */
    private void acknowledge() {
        byte flags = ACK;
        short head = HEADER_OCTETS;
        for (short slot = PDU_OCTETS; slot < (short) (3 * PDU_OCTETS);
                slot = (short) (slot + PDU_OCTETS)) {
            if (pdus[slot] != 0) {
                flags = ACK | EAK;
                head = Util.arrayCopyNonAtomic(pdus, (short) (slot + SEQUENCE_AT), scratch, head, (short) 2);
            }
        }
        sendPdu(flags, state[SND_NXT], head, (short) 0);
    }

    private void reset(short reason) {
        scratch[HEADER_OCTETS] = (byte) reason;
        sendPdu(state[PHASE] == OPEN ? (byte) (RST | ACK) : RST, state[SND_NXT], (short) (HEADER_OCTETS + 1), (short) 0);
        close();
    }

    /**
     * Sends a PDU whose options stand in the scratch buffer already, and whose data is the next {@code part} of the response;
     * that of SYN is options, too.
     */
    private void sendPdu(byte flags, short sequence, short head, short part) {
        byte[] pdu = scratch;
        short[] s = state;
        Util.arrayFillNonAtomic(pdu, (short) 0, HEADER_OCTETS, (byte) 0);
        pdu[0] = flags;
        pdu[HEADER_LENGTH_AT] = (byte) head;
        s[DATA_LENGTH] = part;
        if (flags == SYN) {
            pdu[HEADER_LENGTH_AT] += (byte) part;
            s[DATA_LENGTH] = 0;
        }
        s[SEQUENCE] = sequence;
        for (short i = LOCAL_PORT, at = SOURCE_PORT_AT; at < CHECKSUM_AT; i++, at += 2) {
            Util.setShort(pdu, at, s[i]);
        }
        // only a header without options has something behind it, so that it begins on a word
        Util.setShort(pdu, CHECKSUM_AT, (short) ~sum(response, s[AT], part, sum(pdu, (short) 0, head, (short) 0)));
        send(head, s[AT], part);
    }

    /**
     * Adds up octets as 16-bit words in one's complement, an odd last one filled up with zero (ETSI TS 102 127 clause 4.4.1);
     * -1 for a PDU with the right checksum.
     */
    private static short sum(byte[] data, short offset, short length, short start) {
        short sum = start;
        short end = (short) (offset + length);
        for (short i = offset; i < end; i += 2) {
            short word = (short) (i + 1) < end ? Util.getShort(data, i) : (short) (data[i] << 8);
            sum = (short) (sum + word);
            // compared as numbers without sign: a bit was carried out
            if ((short) (sum ^ TOP_BIT) < (short) (word ^ TOP_BIT)) {
                sum++;
            }
        }
        return sum;
    }
}
