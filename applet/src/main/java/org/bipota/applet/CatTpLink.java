package org.bipota.applet;

import javacard.framework.Util;
import javacard.security.RandomData;
import uicc.toolkit.ProactiveResponseHandler;
import uicc.toolkit.ProactiveResponseHandlerSystem;

/**
 * The applet's side of a CAT_TP link (ETSI TS 102 127): it opens the link, receives in order, and acknowledges.
 *
 * <pre>
 * state     event                  action                                           next
 * CLOSED    begin                  SYN with the identification data, timer          SYN_SENT
 * SYN_SENT  SYN ACK of our SYN     ACK, timer for silence                           OPEN
 * SYN_SENT  another SYN ACK        RST (unexpected PDU), close channel              CLOSED
 * SYN_SENT  timer                  the same SYN, waiting twice as long              SYN_SENT
 * SYN_SENT  timer, 5 sent          close channel                                    CLOSED
 * OPEN      next data or NUL       ACK                                              OPEN
 * OPEN      other data, SYN ACK    ACK of what came last in order                   OPEN
 * OPEN      SYN                    RST (unexpected PDU), close channel              CLOSED
 * OPEN      SDU too long           RST (illegal parameters), close channel          CLOSED
 * OPEN      timer, nothing heard   RST (normal), close channel                      CLOSED
 * any       RST, link dropped      close channel                                    CLOSED
 * </pre>
 * PDUs with a wrong checksum, version or port change nothing. What arrives with one RECEIVE DATA is answered together.
 */
final class CatTpLink extends Link {

    /** A header without options. */
    static final short HEADER_OCTETS = 18;
    /** The RAM it needs. */
    static final short STATE_SHORTS = 9;

    private static final short STATE = 0;
    /** What the PDUs just received call for. */
    private static final short ACTION = 1;
    private static final short LOCAL_PORT = 2;
    private static final short REMOTE_PORT = 3;
    /** The sequence number of the next PDU sent. */
    private static final short SND_NXT = 4;
    /** The sequence number received last in order. */
    private static final short RCV_CUR = 5;
    private static final short TRIES = 6;
    private static final short SECONDS = 7;
    private static final short SDU_OCTETS = 8;

    private static final short CLOSED = 0;
    private static final short SYN_SENT = 1;
    private static final short OPEN = 2;

    private static final short ACTION_NONE = 0;
    private static final short ACTION_ACKNOWLEDGE = 1;
    private static final short ACTION_CLOSE = 2;
    /** And the reason added. */
    private static final short ACTION_RESET = 3;

    private static final byte SYN = (byte) 0x80;
    private static final byte ACK = 0x40;
    private static final byte RST = 0x10;
    private static final byte NUL = 0x08;
    private static final byte SEG = 0x04;
    private static final byte VERSION = 0x03;

    private static final short RST_NORMAL = 0;
    private static final short RST_ILLEGAL_PARAMETERS = 1;
    private static final short RST_UNEXPECTED_PDU = 4;

    private static final short FLAGS_AT = 0;
    private static final short HEADER_LENGTH_AT = 3;
    private static final short SOURCE_PORT_AT = 4;
    private static final short DESTINATION_PORT_AT = 6;
    private static final short SEQUENCE_AT = 10;
    private static final short ACKNOWLEDGEMENT_AT = 12;
    private static final short WINDOW_AT = 14;
    private static final short CHECKSUM_AT = 16;
    private static final short MAX_PDU_AT = 18;
    private static final short MAX_SDU_AT = 20;
    private static final short IDENTIFICATION_LENGTH_AT = 22;
    private static final short IDENTIFICATION_AT = 23;

    private static final short MAX_TRIES = 5;
    private static final short FIRST_SECONDS = 5;
    private static final short LONGEST_SECONDS = 30;
    /** A server that keeps its word closes first, after a minute. */
    private static final short SILENCE_SECONDS = 120;

    private final byte[] pdu;
    private final byte[] header;
    private final byte[] scratch;
    private final short[] state;
    private final Channel channel;
    private final PduChecksum checksum;
    private final PduReceiver receiver;
    private final RandomData random;

    // RandomData as cards before Java Card 3.0.5 have it
    @SuppressWarnings("deprecation")
    CatTpLink(WorkingMemory memory, Channel channel) {
        pdu = memory.pdu;
        header = memory.pduHeader;
        scratch = memory.scratch;
        state = memory.catTp;
        this.channel = channel;
        random = RandomData.getInstance(RandomData.ALG_SECURE_RANDOM);
        checksum = new PduChecksum(memory.sentChecksum);
        receiver = new PduReceiver(memory);
    }

    @Override
    @SuppressWarnings("deprecation")
    void begin(Push push) {
        random.generateData(scratch, (short) 0, (short) 4);
        state[SND_NXT] = Util.getShort(scratch, (short) 0);
        // another port each time, so that the server never takes the new link for the old: 16384 to 32767
        state[LOCAL_PORT] = (short) (Util.getShort(scratch, (short) 2) & 0x3FFF | 0x4000);
        state[REMOTE_PORT] = push.catTpPort();
        state[RCV_CUR] = 0;
        state[TRIES] = 0;
        state[SECONDS] = FIRST_SECONDS;
        state[SDU_OCTETS] = push.sduOctets();
        receiver.begin();
        writeSyn(push);
        state[STATE] = SYN_SENT;
        transmit();
    }

    @Override
    void dataAvailable() {
        short left;
        do {
            left = channel.receive();
            if (left < 0) {
                close();
                return;
            }
            state[ACTION] = ACTION_NONE;
            take();
            if (left == 0) {
                // a datagram never goes on in the next burst
                receiver.beginPdu();
            }
            act();
        } while (left != 0 && state[STATE] != CLOSED);
    }

    @Override
    void timerExpired() {
        if (state[STATE] == SYN_SENT) {
            transmit();
        } else if (channel.heard()) {
            channel.startTimer(SILENCE_SECONDS);
        } else {
            reset(RST_NORMAL);
        }
    }

    @Override
    void dropped() {
        close();
    }

    private void take() {
        ProactiveResponseHandler data = ProactiveResponseHandlerSystem.getTheHandler();
        short length = channel.fetchedOctets();
        short from = 0;
        while (from < length) {
            from = (short) (from + receiver.take(data, from, length));
            if (receiver.complete()) {
                if (receiver.sound()) {
                    handle();
                }
                receiver.beginPdu();
            }
        }
    }

    /** Answers what was received. A graver action has the greater number, and replaces a lesser one. */
    private void act() {
        short action = state[ACTION];
        if (action == ACTION_ACKNOWLEDGE) {
            short length = writeShortPdu(ACK, HEADER_OCTETS);
            seal(scratch, length);
            if (!channel.send(scratch, (short) 0, length)) {
                close();
            }
        } else if (action == ACTION_CLOSE) {
            close();
        } else if (action >= ACTION_RESET) {
            reset((short) (action - ACTION_RESET));
        }
    }

    private void demand(short action) {
        if (action > state[ACTION]) {
            state[ACTION] = action;
        }
    }

    private void handle() {
        byte flags = header[FLAGS_AT];
        if ((flags & VERSION) != 0 || Util.getShort(header, SOURCE_PORT_AT) != state[REMOTE_PORT]
                || Util.getShort(header, DESTINATION_PORT_AT) != state[LOCAL_PORT]) {
            return;
        }
        if ((flags & RST) != 0) {
            demand(ACTION_CLOSE);
        } else if (state[STATE] == SYN_SENT) {
            if ((flags & SYN) != 0 && (flags & ACK) != 0) {
                handleSynAck();
            }
        } else if ((flags & SYN) != 0) {
            // our ACK was lost and the SYN ACK repeated, or the server has begun anew
            demand((flags & ACK) != 0 ? ACTION_ACKNOWLEDGE : (short) (ACTION_RESET + RST_UNEXPECTED_PDU));
        } else if ((flags & NUL) != 0 || receiver.dataOctets() != 0) {
            handleData(flags);
        }
    }

    private void handleSynAck() {
        if (Util.getShort(header, ACKNOWLEDGEMENT_AT) != (short) (state[SND_NXT] - 1)) {
            demand((short) (ACTION_RESET + RST_UNEXPECTED_PDU));
            return;
        }
        state[RCV_CUR] = Util.getShort(header, SEQUENCE_AT);
        state[STATE] = OPEN;
        channel.startTimer(SILENCE_SECONDS);
        demand(ACTION_ACKNOWLEDGE);
    }

    /** Takes what is next in order; what is not is dropped, and the acknowledgement tells the server where to go on. */
    private void handleData(byte flags) {
        demand(ACTION_ACKNOWLEDGE);
        short sequence = Util.getShort(header, SEQUENCE_AT);
        if ((short) (sequence - state[RCV_CUR]) != 1) {
            return;
        }
        if ((flags & NUL) == 0 && (receiver.tooLong() || receiver.keepData() > state[SDU_OCTETS])) {
            demand((short) (ACTION_RESET + RST_ILLEGAL_PARAMETERS));
            return;
        }
        state[RCV_CUR] = sequence;
        if ((flags & (NUL | SEG)) == 0) {
            sduReceived();
        }
    }

    /**
     * An SDU of the server is complete in the SDU buffer: a secured packet. It has been acknowledged as CAT_TP wants it;
     * contents are not executed, so it is dropped and no response packet is sent.
     */
    private void sduReceived() {
        receiver.endSdu();
    }

    /** Sends the PDU kept, for the first time or again; gives the link up when that was done often enough. */
    private void transmit() {
        if (state[TRIES] == MAX_TRIES || !channel.send(pdu, (short) 0, (short) (pdu[HEADER_LENGTH_AT] & 0xFF))) {
            close();
            return;
        }
        state[TRIES]++;
        channel.startTimer(state[SECONDS]);
        short doubled = (short) (state[SECONDS] << 1);
        state[SECONDS] = doubled < LONGEST_SECONDS ? doubled : LONGEST_SECONDS;
    }

    private void reset(short reason) {
        short length = writeShortPdu((byte) (RST | ACK), (short) (HEADER_OCTETS + 1));
        scratch[HEADER_OCTETS] = (byte) reason;
        seal(scratch, length);
        channel.send(scratch, (short) 0, length);
        close();
    }

    private void close() {
        state[STATE] = CLOSED;
        channel.close();
    }

    private void writeSyn(Push push) {
        short maxPdu = (short) (HEADER_OCTETS + state[SDU_OCTETS]);
        if (channel.bufferOctets() > 0 && channel.bufferOctets() < maxPdu) {
            maxPdu = channel.bufferOctets();
        }
        short identification = push.copyIdentification(pdu, IDENTIFICATION_AT);
        short length = (short) (IDENTIFICATION_AT + identification);
        writeHeader(pdu, SYN, length);
        Util.setShort(pdu, MAX_PDU_AT, maxPdu);
        Util.setShort(pdu, MAX_SDU_AT, state[SDU_OCTETS]);
        pdu[IDENTIFICATION_LENGTH_AT] = (byte) identification;
        seal(pdu, length);
        state[SND_NXT]++;
    }

    private short writeShortPdu(byte flags, short length) {
        writeHeader(scratch, flags, length);
        Util.setShort(scratch, ACKNOWLEDGEMENT_AT, state[RCV_CUR]);
        return length;
    }

    private void writeHeader(byte[] target, byte flags, short headerOctets) {
        Util.arrayFillNonAtomic(target, (short) 0, HEADER_OCTETS, (byte) 0);
        target[FLAGS_AT] = flags;
        target[HEADER_LENGTH_AT] = (byte) headerOctets;
        Util.setShort(target, SOURCE_PORT_AT, state[LOCAL_PORT]);
        Util.setShort(target, DESTINATION_PORT_AT, state[REMOTE_PORT]);
        Util.setShort(target, SEQUENCE_AT, state[SND_NXT]);
        Util.setShort(target, WINDOW_AT, window());
    }

    /** How many PDUs the terminal's buffer holds while the card is at the first: 1 to 8. */
    private short window() {
        short fit = (short) (channel.bufferOctets() / (short) (HEADER_OCTETS + state[SDU_OCTETS]));
        if (fit < 1) {
            return 1;
        }
        return fit > 8 ? 8 : fit;
    }

    /** Puts the checksum in; no PDU sent has data, so it is all header. */
    private void seal(byte[] target, short length) {
        checksum.begin();
        checksum.add(target, (short) 0, length);
        checksum.write(target, CHECKSUM_AT);
    }
}
