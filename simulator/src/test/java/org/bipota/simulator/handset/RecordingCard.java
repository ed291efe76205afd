package org.bipota.simulator.handset;

import java.util.List;
import org.bipota.protocol.Octets;

/** Writes down what its terminal tells it. */
class RecordingCard implements Uicc {

    private final List<String> events;

    RecordingCard(List<String> events) {
        this.events = events;
    }

    @Override
    public void powerOn(Octets terminalProfile) {
        events.add("power on");
    }

    @Override
    public int envelope(Octets envelope) {
        events.add(envelope.toHex());
        return 0x9000;
    }

    @Override
    public void status() {
        events.add("status");
    }

    @Override
    public Octets content() {
        return Octets.EMPTY;
    }
}
