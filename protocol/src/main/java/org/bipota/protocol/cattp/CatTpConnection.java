package org.bipota.protocol.cattp;

import java.util.ArrayList;
import java.util.List;
import org.bipota.protocol.Octets;

/**
 * One CAT_TP connection in either role: a pure machine. Every call takes the time as nanoseconds of any monotonic origin
 * and returns what is to be done, in order; nothing here sends, waits or reads a clock. After each call the owner arms a
 * timer for {@link #deadlineNanos} and calls {@link #onTimer} when it is due; calling early does nothing. Not thread safe.
 */
public final class CatTpConnection {

    /** What {@link #deadlineNanos} says when nothing is awaited. */
    public static final long NO_DEADLINE = Long.MAX_VALUE;

    private final CatTpSettings settings;
    private final CatTpPdu opening;
    private final RetransmissionTimer timer;
    private final Transfer transfer;
    private List<CatTpEffect> effects = new ArrayList<>(2);
    private CatTpState state;
    private int peerInitialSequence;
    private Octets peerIdentification = Octets.EMPTY;
    private int openingTransmissions;
    private long openingSentNanos;
    private boolean doubted;
    private long doubtedNanos;
    private boolean closing;
    private long endedNanos;

    private CatTpConnection(CatTpSettings settings, CatTpState from, CatTpPdu opening) {
        this.settings = settings;
        this.state = from;
        this.opening = opening;
        this.timer = new RetransmissionTimer(settings);
        this.transfer = new Transfer(settings, opening, timer, this::transmit);
    }

    /**
     * The server's side, in {@link CatTpState#SYN_RCVD}, for a SYN that {@link CatTpListener} found good and the
     * application admitted. The SYN ACK waits in {@link #drain}.
     *
     * @param initialSequence this side's first number, 0 to 65535; not to be guessable
     */
    public static CatTpConnection accept(Syn syn, CatTpSettings settings, int initialSequence, long nowNanos) {
        SynAck answer = new SynAck(syn.destinationPort(), syn.sourcePort(), initialSequence, syn.sequence(),
                settings.windowPdus(), settings.maxPduOctets(), settings.maxSduOctets(), Octets.EMPTY);
        CatTpConnection connection = new CatTpConnection(settings, CatTpState.LISTEN, answer);
        connection.peerIdentification = syn.identification();
        connection.synchronised(syn.sequence(), syn.maxPduOctets(), syn.maxSduOctets(), syn.window());
        connection.transition(CatTpState.SYN_RCVD, "SYN");
        connection.sendOpening(nowNanos);
        return connection;
    }

    /**
     * The client's side, in {@link CatTpState#SYN_SENT}. The SYN waits in {@link #drain}.
     *
     * @param localPort this side's CAT_TP port
     * @param remotePort the server's CAT_TP port
     * @param identification 0 to 232 octets
     * @param initialSequence this side's first number, 0 to 65535
     */
    public static CatTpConnection connect(int localPort, int remotePort, Octets identification, CatTpSettings settings,
            int initialSequence, long nowNanos) {
        Syn syn = new Syn(localPort, remotePort, initialSequence, settings.windowPdus(), settings.maxPduOctets(),
                settings.maxSduOctets(), identification);
        CatTpConnection connection = new CatTpConnection(settings, CatTpState.CLOSED, syn);
        connection.transition(CatTpState.SYN_SENT, "connect");
        connection.sendOpening(nowNanos);
        return connection;
    }

    /** Effects not handed out yet: those of {@link #accept} and {@link #connect}. */
    public List<CatTpEffect> drain() {
        List<CatTpEffect> drained = effects;
        effects = new ArrayList<>(2);
        return drained;
    }

    /** A PDU came whose ports are this connection's. */
    public List<CatTpEffect> onPdu(CatTpPdu pdu, long nowNanos) {
        switch (state) {
            case CLOSED, LISTEN, CLOSE_WAIT -> transfer.dropped();
            case SYN_SENT -> inSynSent(pdu, nowNanos);
            case SYN_RCVD -> inSynRcvd(pdu, nowNanos);
            case OPEN -> inOpen(pdu, nowNanos);
        }
        return drain();
    }

    private void inSynSent(CatTpPdu pdu, long nowNanos) {
        boolean answersSyn = pdu.acknowledges() && pdu.acknowledgement() == opening.sequence();
        if (pdu instanceof SynAck synAck && answersSyn) {
            synchronised(synAck.sequence(), synAck.maxPduOctets(), synAck.maxSduOctets(), synAck.window());
            open("SYN ACK", nowNanos);
            transfer.acknowledge();
        } else if (pdu instanceof Rst rst && (answersSyn || !rst.acknowledges())) {
            end(CatTpState.CLOSED, false, "refused: " + RstReason.inWords(rst.reasonCode()), nowNanos);
        } else if (pdu instanceof Unacceptable bad && answersSyn) {
            reset(CatTpState.CLOSED, bad.answer(), nowNanos);
        } else if (pdu.acknowledges() && !answersSyn && !(pdu instanceof Rst)) {
            // of an earlier attempt, or of a connection that the peer still holds open: refused in its own numbers, which
            // makes the peer let go, while this attempt goes on (RFC 908)
            transmit(CatTpListener.refusal(pdu, RstReason.UNEXPECTED_PDU));
        } else {
            transfer.dropped();
        }
    }

    private void inSynRcvd(CatTpPdu pdu, long nowNanos) {
        boolean answersSynAck = pdu.acknowledges() && pdu.acknowledgement() == opening.sequence();
        if (pdu instanceof Syn syn && isRepeated(syn)) {
            transmit(opening);
        } else if (pdu instanceof Rst rst && isPlausible(rst)) {
            end(CatTpState.CLOSED, false, "peer: " + RstReason.inWords(rst.reasonCode()), nowNanos);
        } else if (pdu instanceof Unacceptable bad && answersSynAck) {
            reset(CatTpState.CLOSED, bad.answer(), nowNanos);
        } else if (answersSynAck && belongsToOpen(pdu) && transfer.isPlausibleSequence(pdu.sequence())) {
            open("ACK", nowNanos);
            inOpen(pdu, nowNanos);
        } else {
            transfer.dropped();
        }
    }

    private static boolean belongsToOpen(CatTpPdu pdu) {
        return pdu instanceof Ack || pdu instanceof Data || pdu instanceof Eack || pdu instanceof Nul;
    }

    private void inOpen(CatTpPdu pdu, long nowNanos) {
        boolean counts = transfer.isPlausibleAcknowledgement(pdu.acknowledgement()) || transfer.isLate(pdu);
        if (pdu instanceof Syn syn && isRepeated(syn)) {
            transmit(opening);
        } else if (pdu instanceof Syn syn) {
            onOtherSyn(syn, nowNanos);
        } else if (pdu instanceof SynAck synAck && isRepeated(synAck)) {
            transfer.acknowledge();
        } else if (pdu instanceof Rst rst && isPlausible(rst)) {
            boolean normal = rst.reasonCode() == RstReason.NORMAL_END.code();
            end(CatTpState.CLOSE_WAIT, normal, "peer: " + RstReason.inWords(rst.reasonCode()), nowNanos);
        } else if (pdu instanceof Unacceptable bad && counts) {
            reset(CatTpState.CLOSE_WAIT, bad.answer(), nowNanos);
        } else if (belongsToOpen(pdu) && counts) {
            RstReason fault = transfer.onPdu(pdu, sdu -> effects.add(new CatTpEffect.Deliver(sdu)), nowNanos);
            if (fault != null) {
                reset(CatTpState.CLOSE_WAIT, fault, nowNanos);
            } else {
                endWhenDone(nowNanos);
            }
        } else {
            transfer.dropped();
        }
    }

    /**
     * A SYN that is not the one this connection was made by: its sender started anew without an end (a half-open connection,
     * RFC 908), or somebody forges it. The identification data tells a new start at once. Without it the peer is asked by
     * NUL; the connection ends when the SYN comes again and the peer, who had a time-out's time, said nothing.
     */
    private void onOtherSyn(Syn syn, long nowNanos) {
        boolean silent = doubted && transfer.isSilentSince(doubtedNanos)
                && nowNanos - doubtedNanos >= timer.patienceNanos();
        if (silent || syn.identification().equals(peerIdentification)) {
            reset(CatTpState.CLOSE_WAIT, RstReason.UNEXPECTED_PDU, nowNanos);
            return;
        }
        transfer.dropped();
        if (!doubted || !transfer.isSilentSince(doubtedNanos)) {
            doubted = true;
            doubtedNanos = nowNanos;
            transfer.ask(nowNanos);
        }
    }

    /** Time may have passed; does what is due, and nothing when nothing is. */
    public List<CatTpEffect> onTimer(long nowNanos) {
        switch (state) {
            case CLOSED, LISTEN -> { }
            case CLOSE_WAIT -> {
                if (nowNanos - endedNanos >= settings.closeWait().toNanos()) {
                    transition(CatTpState.CLOSED, "close-wait is over");
                }
            }
            case SYN_SENT, SYN_RCVD -> {
                if (timer.isDue(nowNanos)) {
                    repeatOpening(nowNanos);
                }
            }
            case OPEN -> timeInOpen(nowNanos);
        }
        return drain();
    }

    private void repeatOpening(long nowNanos) {
        if (timer.mayTryAgain()) {
            sendOpening(nowNanos);
        } else {
            reset(CatTpState.CLOSED, RstReason.MAX_RETRIES, nowNanos);
        }
    }

    private void timeInOpen(long nowNanos) {
        if (transfer.isIdle(nowNanos)) {
            transmit(transfer.rst(RstReason.NORMAL_END, true));
            end(CatTpState.CLOSE_WAIT, false, "no data for " + settings.idle(), nowNanos);
        } else if (!timer.isDue(nowNanos)) {
            transfer.keepAlive(nowNanos);
        } else if (!transfer.retransmit(nowNanos)) {
            reset(CatTpState.CLOSED, RstReason.MAX_RETRIES, nowNanos);
        }
    }

    /** Whether {@link #send} would take this SDU now: open, not closing, room in the queue, of 1 octet to the peer's maximum. */
    public boolean accepts(Octets sdu) {
        return state == CatTpState.OPEN && !closing && transfer.accepts(sdu);
    }

    /**
     * Sends an SDU, in segments where needed.
     *
     * @throws IllegalStateException when {@link #accepts} says no
     */
    public List<CatTpEffect> send(Octets sdu, long nowNanos) {
        if (!accepts(sdu)) {
            throw new IllegalStateException("an SDU of " + sdu.length() + " octets is not taken in state " + state
                    + (closing ? ", closing" : ""));
        }
        transfer.send(sdu, nowNanos);
        return drain();
    }

    /** Ends with RST "normal end" once all that was sent is acknowledged. Nothing more can be sent. */
    public List<CatTpEffect> close(long nowNanos) {
        if (state == CatTpState.OPEN) {
            closing = true;
            endWhenDone(nowNanos);
            return drain();
        }
        return abort(RstReason.NORMAL_END, nowNanos);
    }

    /** Ends at once with RST, whatever is still in flight. */
    public List<CatTpEffect> abort(RstReason reason, long nowNanos) {
        switch (state) {
            case CLOSED, LISTEN, CLOSE_WAIT -> { }
            case SYN_SENT, SYN_RCVD -> reset(CatTpState.CLOSED, reason, nowNanos);
            case OPEN -> reset(CatTpState.CLOSE_WAIT, reason, nowNanos);
        }
        return drain();
    }

    /**
     * Changes how many PDUs the peer may send from now on; 0 stops it.
     *
     * @param pdus 0 to the settings' window
     */
    public List<CatTpEffect> receiveWindow(int pdus) {
        Bounds.within(pdus, 0, settings.windowPdus(), "receive window");
        transfer.receiveWindow(pdus, state == CatTpState.OPEN);
        return drain();
    }

    private void endWhenDone(long nowNanos) {
        if (closing && transfer.isDone()) {
            reset(CatTpState.CLOSE_WAIT, RstReason.NORMAL_END, nowNanos);
        }
    }

    private void synchronised(int peerSequence, int maxPduOctets, int maxSduOctets, int window) {
        peerInitialSequence = peerSequence;
        transfer.synchronised(peerSequence, maxPduOctets, maxSduOctets, window);
    }

    private void open(String reason, long nowNanos) {
        if (openingTransmissions == 1) {
            timer.measured(nowNanos - openingSentNanos);
        }
        timer.progress();
        timer.disarm();
        transfer.opened(nowNanos);
        transition(CatTpState.OPEN, reason);
        effects.add(new CatTpEffect.Opened());
    }

    private void sendOpening(long nowNanos) {
        openingTransmissions++;
        openingSentNanos = nowNanos;
        transmit(opening);
        timer.arm(nowNanos);
    }

    private void transmit(CatTpPdu pdu) {
        effects.add(new CatTpEffect.Transmit(pdu));
    }

    private void reset(CatTpState to, RstReason reason, long nowNanos) {
        transmit(transfer.rst(reason, state != CatTpState.SYN_SENT));
        end(to, reason == RstReason.NORMAL_END, reason.inWords(), nowNanos);
    }

    private void end(CatTpState to, boolean normal, String reason, long nowNanos) {
        transfer.discard();
        endedNanos = nowNanos;
        transition(to, reason);
        effects.add(new CatTpEffect.Closed(normal, reason));
    }

    /** The only way from one state to another. */
    private void transition(CatTpState to, String reason) {
        if (!state.successors().contains(to)) {
            throw new IllegalStateException("no way from " + state + " to " + to + " (" + reason + ")");
        }
        effects.add(new CatTpEffect.Changed(state, to, reason));
        state = to;
    }

    private boolean isPlausible(Rst rst) {
        return transfer.isPlausibleSequence(rst.sequence())
                || rst.acknowledges() && transfer.isPlausibleAcknowledgement(rst.acknowledgement());
    }

    /** Whether a SYN is the one this connection was accepted for, sent again. */
    public boolean isRepeated(Syn syn) {
        return opening instanceof SynAck && syn.sequence() == peerInitialSequence;
    }

    private boolean isRepeated(SynAck synAck) {
        return opening instanceof Syn && synAck.acknowledgement() == opening.sequence()
                && synAck.sequence() == peerInitialSequence;
    }

    /** Whether a PDU's numbers fit this open connection: then it may come from a peer whose address changed. */
    public boolean isPlausible(CatTpPdu pdu) {
        return state == CatTpState.OPEN && pdu.acknowledges()
                && transfer.isPlausibleAcknowledgement(pdu.acknowledgement())
                && transfer.isPlausibleOrRepeatedSequence(pdu.sequence());
    }

    /** When {@link #onTimer} is due, or {@link #NO_DEADLINE}. Compare by subtraction. */
    public long deadlineNanos() {
        return switch (state) {
            case CLOSED, LISTEN -> NO_DEADLINE;
            case CLOSE_WAIT -> endedNanos + settings.closeWait().toNanos();
            case SYN_SENT, SYN_RCVD -> timer.deadlineNanos();
            case OPEN -> transfer.deadlineNanos();
        };
    }

    /** The state. */
    public CatTpState state() {
        return state;
    }

    /** The largest SDU the peer takes, in octets; known once its SYN or SYN ACK came. */
    public int peerMaxSduOctets() {
        return transfer.peerMaxSduOctets();
    }

    /** Octets of SDUs that the peer acknowledged. */
    public long octetsSent() {
        return transfer.octetsSent();
    }

    /** Octets of SDUs that came whole. */
    public long octetsReceived() {
        return transfer.octetsReceived();
    }

    /** PDUs sent again. */
    public long retransmissions() {
        return transfer.retransmissions() + openingTransmissions - 1;
    }

    /** PDUs dropped because they had no place: repeated, out of the window, or not plausible. */
    public long dropped() {
        return transfer.droppedPdus();
    }
}
