package org.bipota.bip.api;

/**
 * The answer to an identification.
 *
 * @param admitted whether the peer may have a channel
 * @param forGood whether this identification will never be admitted, so that the adapter may refuse it for a while without
 *     asking again; false when admitted
 * @param correlation the application's own name for what the channel belongs to, given back with every later event of
 *     the channel and opaque to the adapter; null when refused
 * @param subscriber the MSISDN, for listings of channels; null when refused
 */
public record Admission(boolean admitted, boolean forGood, String correlation, String subscriber) {

    /** Refuses the peer now; the same identification may be admitted later. */
    public static final Admission REFUSED = new Admission(false, false, null, null);

    /** Refuses the peer; the same identification will never be admitted. */
    public static final Admission REFUSED_FOR_GOOD = new Admission(false, true, null, null);

    /** Lets the peer open a channel. */
    public static Admission admitted(String correlation, String subscriber) {
        return new Admission(true, false, correlation, subscriber);
    }
}
