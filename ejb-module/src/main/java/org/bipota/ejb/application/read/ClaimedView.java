package org.bipota.ejb.application.read;

/**
 * What a TERMINAL PROFILE claims (TS 102 223 clause 5.2). All members are null when no profile was received: that a
 * handset cannot do something is claimed only by a profile that says so.
 */
public record ClaimedView(
        Boolean openChannel,
        Boolean sendData,
        Boolean receiveData,
        Boolean closeChannel,
        Boolean udp,
        Boolean tcp) {

    /** No profile was received. */
    public static final ClaimedView NONE = new ClaimedView(null, null, null, null, null, null);
}
