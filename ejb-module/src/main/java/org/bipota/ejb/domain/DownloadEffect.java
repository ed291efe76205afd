package org.bipota.ejb.domain;

/** What has to be done besides storing a download's progress, in the same transaction. */
public sealed interface DownloadEffect {

    /**
     * Make a push with a fresh token.
     *
     * @param raiseCounter whether the card's counter jumps ahead first
     */
    record Push(boolean raiseCounter) implements DownloadEffect {
    }

    /** Note that the card executed the packet on its way: the next one begins behind it. */
    record CountPacket() implements DownloadEffect {
    }

    /**
     * Send the packet that the content is at, by its route. One that was made before, and no packet after it, is sent again
     * as it is.
     *
     * @param renew whether it gets a fresh counter in any case
     * @param raiseCounter whether the card's counter jumps ahead first
     */
    record SendPacket(boolean renew, boolean raiseCounter) implements DownloadEffect {
    }

    /** End the channel that it is on. */
    record EndChannel() implements DownloadEffect {
    }

    /** Take back every message of it that has not been handed to the SMSC. */
    record WithdrawWaiting() implements DownloadEffect {
    }

    /** Tell the user by a plain short message to fetch the content another way. */
    record Notify() implements DownloadEffect {
    }
}
