package org.bipota.simulator.handset;

import org.bipota.protocol.Octets;

/** The card as its terminal sees it. Called by one thread at a time; proactive commands come during the calls. */
public interface Uicc {

    /** Reset, then TERMINAL PROFILE with {@code terminalProfile}. */
    void powerOn(Octets terminalProfile);

    /**
     * ENVELOPE (SMS-PP DOWNLOAD).
     *
     * @param smsDeliver the SMS-DELIVER TPDU
     * @return the status word: 9000 or 91xx taken, 9300 busy, others refused
     */
    int smsPpDownload(Octets smsDeliver);

    /**
     * ENVELOPE (EVENT DOWNLOAD, data available).
     *
     * @param channel 1 to 7
     * @param octets  1 to 255, where 255 stands for that many or more
     */
    void dataAvailable(int channel, int octets);

    /**
     * ENVELOPE (EVENT DOWNLOAD, channel status).
     *
     * @param channel 1 to 7, its link is down
     * @param status  second octet of the channel status object, as 05 for a dropped link
     */
    void channelStatus(int channel, int status);

    /** ENVELOPE (TIMER EXPIRATION) of timer 1 to 8. */
    void timerExpired(int timer);

    /** The STATUS command of a poll. */
    void status();
}
