package org.bipota.simulator.population;

/** Which way the server sends a content. */
public enum Route {
    /** Over a channel. */
    BIP,
    /** In short messages to the card. */
    SMS,
    /** Not at all: the user is told to fetch it another way. */
    NOTIFY
}
