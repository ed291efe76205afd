package org.bipota.bip.api;

/** Why a peer got no channel. */
public enum Refusal {
    /** The application was asked and refused it. */
    UNKNOWN,
    /** The application has refused the same identification for good a short while ago; it was not asked again. */
    KNOWN_UNKNOWN,
    /** Too many questions about peers that nobody expects; this one was not asked and heard nothing. */
    OVERLOAD,
    /** No place for another channel, or for another of that address or identification. */
    NO_PLACE,
    /** The application could not decide; the peer was told to come later. */
    UNDECIDED,
    /** What came was no beginning: a PDU of no channel, another CAT_TP port, no identification packet. */
    PROTOCOL
}
