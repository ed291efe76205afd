package org.bipota.ejb.domain;

/** How a download travels. */
public enum Route {
    /** On a channel that the card opens after a push. */
    BIP,
    /** In short messages to the card. */
    SMS,
    /** Not at all: a short message tells the user to fetch it another way. */
    NOTIFY
}
