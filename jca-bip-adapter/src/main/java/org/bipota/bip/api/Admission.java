package org.bipota.bip.api;

/**
 * The answer to an identification.
 *
 * @param admitted whether the peer may have a channel
 * @param correlation the application's own name for what the channel belongs to, given back with every later event of
 *     the channel and opaque to the adapter; null when refused
 * @param subscriber the MSISDN, for listings of channels; null when refused
 */
public record Admission(boolean admitted, String correlation, String subscriber) {

    /** Refuses the peer. */
    public static final Admission REFUSED = new Admission(false, null, null);

    /** Lets the peer open a channel. */
    public static Admission admitted(String correlation, String subscriber) {
        return new Admission(true, correlation, subscriber);
    }
}
