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
    public int smsPpDownload(Octets smsDeliver) {
        events.add("SMS " + smsDeliver.toHex());
        return 0x9000;
    }

    @Override
    public void dataAvailable(int channel, int octets) {
        events.add("data available " + channel + " " + octets);
    }

    @Override
    public void channelStatus(int channel, int status) {
        events.add("channel status " + channel + " " + status);
    }

    @Override
    public void timerExpired(int timer) {
        events.add("timer " + timer);
    }

    @Override
    public void status() {
        events.add("status");
    }
}
