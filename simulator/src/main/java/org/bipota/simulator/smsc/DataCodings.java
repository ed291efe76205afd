package org.bipota.simulator.smsc;

/** What a TP-DCS says about the characters (TS 123 038 clause 4). */
final class DataCodings {

    private DataCodings() {
    }

    /** Whether the user data are septets; SMPP carries each in an octet of its own. */
    static boolean isSevenBit(int dataCoding) {
        return switch (dataCoding >> 4) {
            case 0xF -> (dataCoding & 0x04) == 0;
            case 0xC, 0xD -> true;
            case 0xE -> false;
            default -> dataCoding < 0x80 && (dataCoding & 0x0C) == 0;
        };
    }

    /** How many octets of SMPP text one SMS holds. */
    static int capacity(int dataCoding) {
        return isSevenBit(dataCoding) ? 160 : 140;
    }
}
