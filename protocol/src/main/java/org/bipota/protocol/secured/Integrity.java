package org.bipota.protocol.secured;

/** Bits 2 and 1 of the first, bits 4 and 3 of the second SPI octet (TS 102 225 clause 5.1.1). */
public enum Integrity {
    /** 00: nothing. */
    NONE,
    /** 01: redundancy check, CRC-16 or CRC-32: protects against accidents only. */
    REDUNDANCY_CHECK,
    /** 10: cryptographic checksum. */
    CRYPTOGRAPHIC_CHECKSUM,
    /** 11: digital signature; not supported. */
    DIGITAL_SIGNATURE
}
