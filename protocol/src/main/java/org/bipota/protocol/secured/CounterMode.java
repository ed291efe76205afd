package org.bipota.protocol.secured;

/** Bits 5 and 4 of the first SPI octet (TS 102 225 clause 5.1.1). */
public enum CounterMode {
    /** 00: no counter available. */
    NONE,
    /** 01: a counter is there, neither replay nor sequence is checked. */
    UNCHECKED,
    /** 10: process only if the counter is higher than the stored one. */
    HIGHER,
    /** 11: process only if the counter is one higher than the stored one. */
    ONE_HIGHER;

    /**
     * Whether a packet with {@code counter} may be processed.
     *
     * @param stored the counter of the last packet that was
     */
    public boolean admits(long stored, long counter) {
        return switch (this) {
            case NONE, UNCHECKED -> true;
            case HIGHER -> counter > stored;
            case ONE_HIGHER -> counter == stored + 1;
        };
    }
}
