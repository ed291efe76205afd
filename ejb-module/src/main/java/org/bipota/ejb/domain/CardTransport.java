package org.bipota.ejb.domain;

/** How a card is told to open its channel. */
public enum CardTransport {
    /** CAT_TP over UDP. */
    UDP,
    /** TCP. */
    TCP
}
