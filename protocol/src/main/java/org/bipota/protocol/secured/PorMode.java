package org.bipota.protocol.secured;

/** When a proof of receipt is sent: bits 2 and 1 of the second SPI octet (TS 102 225 clause 5.1.1). */
public enum PorMode {
    /** 00: never. */
    NONE,
    /** 01: always. */
    ALWAYS,
    /** 10: only when an error occurred. */
    ON_ERROR,
    /** 11: reserved. */
    RESERVED
}
