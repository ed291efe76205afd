package org.bipota.ejb.domain;

/** The states of a download: {@code PENDING → PUSHED → TRANSFERRING →} one of the three that end it. */
public enum DownloadState {
    /** Nothing was sent for it yet. */
    PENDING(false),
    /** A push is on its way, or was delivered and no channel came yet. */
    PUSHED(false),
    /** Packets are being sent, on a channel or by SMS. */
    TRANSFERRING(false),
    /** The card answered the last packet well. */
    DONE(true),
    /** The user was told to fetch it another way. */
    NOTIFIED(true),
    /** Given up; the reason says why. */
    FAILED(true);

    private final boolean ended;

    DownloadState(boolean ended) {
        this.ended = ended;
    }

    /** Whether nothing more will happen. */
    public boolean ended() {
        return ended;
    }
}
