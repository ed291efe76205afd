package org.bipota.simulator.handset;

import org.bipota.protocol.Octets;

/** The card as its terminal sees it. Called by one thread at a time; proactive commands come during the calls. */
public interface Uicc {

    /** Reset, then TERMINAL PROFILE with {@code terminalProfile}. */
    void powerOn(Octets terminalProfile);

    /**
     * ENVELOPE.
     *
     * @param envelope the whole BER-TLV, as {@code D1 ..} for SMS-PP download or {@code D6 ..} for event download
     * @return the status word: 9000 or 91xx taken, 9300 busy, others refused
     */
    int envelope(Octets envelope);

    /** The STATUS command of a poll. */
    void status();

    /** The content on the card, as a terminal reads it with SELECT, GET DATA and READ; empty while it has none, or not all. */
    Octets content();
}
