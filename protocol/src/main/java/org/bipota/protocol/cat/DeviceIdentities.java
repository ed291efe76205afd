package org.bipota.protocol.cat;

/**
 * Who sends to whom (TS 102 223 clause 8.7): 81 the card, 82 the terminal, 83 the network, 21 to 27 a channel.
 *
 * @param source 0 to 255
 * @param destination 0 to 255
 */
public record DeviceIdentities(int source, int destination) {

    /** The card. */
    public static final int UICC = 0x81;
    /** The terminal. */
    public static final int TERMINAL = 0x82;
    /** The network. */
    public static final int NETWORK = 0x83;
    /** To be added to a channel's number, 1 to 7. */
    public static final int CHANNEL = 0x20;
}
