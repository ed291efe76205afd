package org.bipota.it.chaos;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bipota.it.peer.DeliverSm;
import org.bipota.it.peer.ReceivedPush;
import org.bipota.it.peer.SubmitSm;
import org.bipota.it.server.Installation;
import org.bipota.it.server.Subscriber;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.TerminalResult;
import org.bipota.protocol.secured.ResponseStatus;
import org.bipota.protocol.sms.Segmentation;

/** A card and its handset: runs each counter once, refuses what it has seen with "counter low", and meets its fate. */
public final class RoughCard {

    private static final int BEYOND_CAPABILITIES = 0x30;
    private static final int TERMINAL_BUSY = 0x20;

    private final Subscriber subscriber;
    private final Fate fate;
    private final RoughSmsc smsc;
    private final DeliverSm request;
    private final Map<Long, Octets> run = new TreeMap<>();
    private long highest;

    RoughCard(Subscriber subscriber, Fate fate, RoughSmsc smsc, String tac) {
        this.subscriber = subscriber;
        this.fate = fate;
        this.smsc = smsc;
        this.request = subscriber.message(subscriber.card().packet(subscriber.card().checkRequest(Installation.newImei(tac))));
    }

    /** The subscriber. */
    public Subscriber subscriber() {
        return subscriber;
    }

    /** How its check has to end. */
    public Fate fate() {
        return fate;
    }

    /** The packets that were run, by their counters. */
    public synchronized Map<Long, Octets> run() {
        return Map.copyOf(run);
    }

    /** Asks for the check, until the server has acknowledged it. */
    void ask() {
        smsc.deliver(request);
    }

    /** A short message comes. */
    synchronized void receive(SubmitSm message) {
        Octets packet = subscriber.packet(message);
        ReceivedPush push = new ReceivedPush(List.of(message), packet, subscriber.card().verify(packet));
        if (push.command().counter() <= highest) {
            report(Segmentation.responsePacket(
                    subscriber.card().respond(push.command(), ResponseStatus.CNTR_LOW, Octets.EMPTY), 0));
            return;
        }
        highest = push.command().counter();
        run.put(highest, packet);
        switch (fate) {
            case CONNECTS -> subscriber.connects(push);
            case BUSY_THEN_CONNECTS -> {
                if (run.size() == 1) {
                    report(push, TerminalResult.of(TERMINAL_BUSY, 0x02));
                } else {
                    subscriber.connects(push);
                }
            }
            case REFUSES -> report(push, TerminalResult.of(BEYOND_CAPABILITIES, -1));
            case STAYS_SILENT, IS_OFF, IS_BARRED -> { }
        }
    }

    private void report(ReceivedPush push, TerminalResult result) {
        report(Segmentation.commandPacket(
                subscriber.card().packet(subscriber.card().channelReport(push.token(), result)), 0));
    }

    private void report(List<Octets> userData) {
        userData.forEach(part -> smsc.deliver(DeliverSm.mobileOriginated(subscriber.msisdn(), part)));
    }
}
