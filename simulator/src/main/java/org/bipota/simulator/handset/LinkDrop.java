package org.bipota.simulator.handset;

/**
 * When the network drops a channel's link in the middle.
 *
 * @param datagrams how many datagrams, or pieces of a stream, the card gets on a channel before, at least 1
 * @param channels  how many channels, counted from the first one opened, end so; 0 for none
 */
public record LinkDrop(int datagrams, int channels) {

    /** Links last until someone closes them. */
    public static final LinkDrop NEVER = new LinkDrop(1, 0);

    /** Checks the ranges. */
    public LinkDrop {
        if (datagrams < 1 || channels < 0) {
            throw new IllegalArgumentException(channels + " channels dropped after " + datagrams + " datagrams");
        }
    }

    /** Whether the {@code nth} channel (0 is the first) ends with this many datagrams received. */
    boolean due(int nth, int received) {
        return nth < channels && received >= datagrams;
    }
}
