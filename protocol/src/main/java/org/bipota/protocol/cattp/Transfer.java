package org.bipota.protocol.cattp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bipota.protocol.Octets;

/**
 * The flow of data in an open connection: acknowledgements, windows, repetition, keep-alive. It knows no states; what
 * must end the connection it answers as a reason.
 */
final class Transfer {

    private final CatTpSettings settings;
    private final int localPort;
    private final int remotePort;
    private final SendSide sending;
    private final ReceiveSide receiving;
    private final RetransmissionTimer timer;
    private final LossDetection losses = new LossDetection();
    private final Consumer<CatTpPdu> transmitter;
    private boolean answerDue;
    private long heardNanos;
    private long sduNanos;
    private long dropped;

    Transfer(CatTpSettings settings, CatTpPdu opening, RetransmissionTimer timer, Consumer<CatTpPdu> transmitter) {
        this.settings = settings;
        this.localPort = opening.sourcePort();
        this.remotePort = opening.destinationPort();
        this.sending = new SendSide(settings, SequenceNumbers.next(opening.sequence()));
        this.receiving = new ReceiveSide(settings);
        this.timer = timer;
        this.transmitter = transmitter;
    }

    /** The peer's SYN or SYN ACK said this. */
    void synchronised(int peerSequence, int maxPduOctets, int maxSduOctets, int window) {
        receiving.synchronised(peerSequence);
        int largestPdu = maxPduOctets <= CatTpPdu.HEADER_OCTETS
                ? settings.maxPduOctets() : Math.min(maxPduOctets, settings.maxPduOctets());
        sending.peerLimits(largestPdu, maxSduOctets == 0 ? settings.maxSduOctets() : maxSduOctets, window);
    }

    void opened(long nowNanos) {
        heardNanos = nowNanos;
        sduNanos = nowNanos;
    }

    /**
     * Takes a PDU of a plausible acknowledgement and answers it.
     *
     * @param delivered where complete SDUs go
     * @return the reason to end the connection for, or null
     */
    RstReason onPdu(CatTpPdu pdu, Consumer<Octets> delivered, long nowNanos) {
        heardNanos = nowNanos;
        if (sending.isPlausible(pdu.acknowledgement())) {
            acknowledged(pdu, nowNanos);
        }
        RstReason fault = null;
        if (pdu instanceof Data data) {
            fault = take(pdu, data.data(), data.segmented(), delivered, nowNanos);
        } else if (pdu instanceof Eack eack && !eack.data().isEmpty()) {
            fault = take(pdu, eack.data(), eack.segmented(), delivered, nowNanos);
        } else if (pdu instanceof Nul) {
            fault = take(pdu, Octets.EMPTY, false, delivered, nowNanos);
        }
        if (fault == null) {
            pump(nowNanos);
            answer();
        }
        return fault;
    }

    private void acknowledged(CatTpPdu pdu, long nowNanos) {
        int before = sending.lastAcknowledged();
        int windowBefore = sending.window();
        List<Flight> taken = sending.acknowledged(pdu.acknowledgement(), extended(pdu));
        sending.window(pdu.window());
        if (!taken.isEmpty()) {
            taken(taken, nowNanos);
        }
        if (before != sending.lastAcknowledged()) {
            progress();
        } else if (sending.window() == 0) {
            timer.alive();
        } else if (windowBefore == 0) {
            reopened(nowNanos);
        } else if (pdu instanceof Ack && sending.window() == windowBefore) {
            repeated(nowNanos);
        }
        if (!taken.isEmpty()) {
            again(losses.after(taken, sending.inFlight(), timer.roundTripNanos(), nowNanos), nowNanos);
        }
    }

    private List<Integer> extended(CatTpPdu pdu) {
        if (pdu instanceof Eack eack) {
            losses.selective();
            return eack.received();
        }
        return List.of();
    }

    private void taken(List<Flight> taken, long nowNanos) {
        boolean allOnce = true;
        Flight newest = taken.get(0);
        for (Flight flight : taken) {
            allOnce &= flight.transmissions == 1;
            newest = flight.order > newest.order ? flight : newest;
            if (!flight.isNul()) {
                sduNanos = nowNanos;
            }
        }
        if (allOnce) {
            // Karn's rule; what was sent earlier may have waited behind a gap or for an acknowledgement of several
            timer.measured(nowNanos - newest.sentNanos);
        }
    }

    private void progress() {
        if (sending.isBlocked()) {
            // a probe of the closed window was taken: the peer lives, but there is no haste to ask again
            timer.alive();
        } else {
            timer.progress();
        }
        timer.disarm();
    }

    /** The peer takes PDUs again, and may have dropped what came while it took none. */
    private void reopened(long nowNanos) {
        timer.progress();
        Flight missing = sending.oldestMissing();
        if (missing != null) {
            again(List.of(missing), nowNanos);
        }
    }

    private void repeated(long nowNanos) {
        if (sending.hasInFlight()) {
            again(losses.afterRepeat(sending.inFlight(), timer.roundTripNanos(), nowNanos), nowNanos);
        }
    }

    private void again(List<Flight> lost, long nowNanos) {
        if (!lost.isEmpty()) {
            timer.disarm();
        }
        for (Flight flight : lost) {
            flight.takenForLost = true;
            transmit(flight, nowNanos);
        }
    }

    private RstReason take(CatTpPdu pdu, Octets data, boolean segmented, Consumer<Octets> delivered, long nowNanos) {
        if (CatTpPdu.HEADER_OCTETS + data.length() > settings.maxPduOctets()) {
            return RstReason.UNEXPECTED_PDU;
        }
        answerDue = true;
        List<Octets> completed = new ArrayList<>(1);
        ReceiveSide.Verdict verdict = receiving.take(pdu.sequence(), data, segmented, completed);
        completed.forEach(delivered);
        return switch (verdict) {
            case IN_ORDER, KEPT -> {
                sduNanos = data.isEmpty() ? sduNanos : nowNanos;
                yield null;
            }
            case DROPPED -> {
                dropped++;
                yield null;
            }
            case SDU_TOO_LARGE -> RstReason.UNEXPECTED_PDU;
        };
    }

    /** Repeats what was not acknowledged in time; false when the tries are over. */
    boolean retransmit(long nowNanos) {
        timer.disarm();
        if (!sending.hasInFlight()) {
            if (sending.isBlocked()) {
                timer.backOff();
                transmit(sending.takeNul(), nowNanos);
            }
            return true;
        }
        if (timer.isProbe()) {
            timer.probed();
        } else if (!timer.mayTryAgain()) {
            return false;
        }
        Flight missing = sending.oldestMissing();
        // a peer that named everything out of order and still acknowledges nothing gets the oldest again
        Flight again = missing == null ? sending.oldest() : missing;
        again.takenForLost = false;
        transmit(again, nowNanos);
        return true;
    }

    boolean isIdle(long nowNanos) {
        return nowNanos - sduNanos >= settings.idle().toNanos();
    }

    /** Sends a NUL when the peer has been silent and nothing in flight asks it already. */
    void keepAlive(long nowNanos) {
        if (nowNanos - heardNanos >= settings.keepAlive().toNanos()) {
            ask(nowNanos);
        }
    }

    /** Makes a peer that lives say so; what is in flight asks already. */
    void ask(long nowNanos) {
        if (!sending.hasInFlight()) {
            transmit(sending.takeNul(), nowNanos);
        }
    }

    /** Whether nothing that counts has come after that time. */
    boolean isSilentSince(long nanos) {
        return heardNanos - nanos <= 0;
    }

    boolean accepts(Octets sdu) {
        return sending.hasRoom() && !sdu.isEmpty() && sdu.length() <= sending.maxSduOctets();
    }

    void send(Octets sdu, long nowNanos) {
        sduNanos = nowNanos;
        sending.enqueue(sdu);
        pump(nowNanos);
    }

    /** Changes the window; a peer that was stopped is told when it may go on. */
    void receiveWindow(int pdus, boolean tell) {
        boolean opens = receiving.window() == 0 && pdus > 0;
        receiving.window(pdus);
        if (opens && tell) {
            acknowledge();
        }
    }

    /** Sends what the window lets out, and keeps the timer armed while something is awaited. */
    private void pump(long nowNanos) {
        for (Flight flight = sending.takeNext(); flight != null; flight = sending.takeNext()) {
            transmit(flight, nowNanos);
        }
        boolean awaiting = sending.hasInFlight() || sending.isBlocked();
        if (!awaiting) {
            timer.disarm();
        } else if (!timer.isArmed()) {
            arm(nowNanos);
        }
    }

    private void transmit(Flight flight, long nowNanos) {
        sending.sent(flight, nowNanos);
        int acknowledgement = receiving.current();
        transmitter.accept(flight.isNul()
                ? new Nul(localPort, remotePort, flight.sequence, acknowledgement, receiving.window())
                : new Data(localPort, remotePort, flight.sequence, acknowledgement, receiving.window(), flight.segmented,
                        flight.data));
        if (!timer.isArmed()) {
            arm(nowNanos);
        }
    }

    private void arm(long nowNanos) {
        Flight missing = sending.oldestMissing();
        timer.arm(nowNanos, missing == null ? nowNanos : missing.sentNanos);
    }

    private void answer() {
        if (answerDue) {
            acknowledge();
        }
    }

    /** Acknowledges what came, in order and out of order. */
    void acknowledge() {
        answerDue = false;
        int limit = Math.min(CatTpPdu.MAX_EXTENDED_ACKNOWLEDGEMENTS, sending.maxDataOctets() / 2);
        if (receiving.hasGaps() && limit > 0) {
            transmitter.accept(new Eack(localPort, remotePort, sending.next(), receiving.current(), receiving.window(),
                    receiving.outOfOrder(limit), false, Octets.EMPTY));
        } else {
            transmitter.accept(new Ack(localPort, remotePort, sending.next(), receiving.current(), receiving.window()));
        }
    }

    Rst rst(RstReason reason, boolean synchronised) {
        return new Rst(localPort, remotePort, sending.next(), synchronised, synchronised ? receiving.current() : 0, reason);
    }

    /** Whether everything sent is acknowledged. */
    boolean isDone() {
        return sending.isIdle();
    }

    void discard() {
        timer.disarm();
        sending.discard();
        receiving.discard();
    }

    void dropped() {
        dropped++;
    }

    boolean isPlausibleSequence(int sequence) {
        return receiving.isPlausible(sequence);
    }

    boolean isPlausibleOrRepeatedSequence(int sequence) {
        return receiving.isPlausibleOrRepeated(sequence);
    }

    boolean isPlausibleAcknowledgement(int acknowledgement) {
        return sending.isPlausible(acknowledgement);
    }

    /** Whether it acknowledges less than was acknowledged since: overtaken on its way, and its data may still count. */
    boolean isLate(CatTpPdu pdu) {
        int behind = SequenceNumbers.distance(pdu.acknowledgement(), sending.lastAcknowledged());
        return pdu.acknowledges() && behind > 0 && behind <= 0xFF;
    }

    long deadlineNanos() {
        long idle = sduNanos + settings.idle().toNanos();
        long next = timer.isArmed() ? timer.deadlineNanos() : heardNanos + settings.keepAlive().toNanos();
        return next - idle < 0 ? next : idle;
    }

    int peerMaxSduOctets() {
        return sending.maxSduOctets();
    }

    long octetsSent() {
        return sending.acknowledgedOctets();
    }

    long octetsReceived() {
        return receiving.octets();
    }

    long retransmissions() {
        return sending.retransmissions();
    }

    long droppedPdus() {
        return dropped;
    }
}
