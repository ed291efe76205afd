package org.bipota.protocol.sms;

/** What a TP-Data-Coding-Scheme octet says of the alphabet (TS 23.038 clause 4). */
public enum DataCoding {
    /** The default alphabet: lengths count septets. */
    SEVEN_BIT,
    /** Eight-bit data, or compressed text: lengths count octets. */
    EIGHT_BIT,
    /** UCS2: lengths count octets. */
    UCS2;

    /** Default alphabet, no class: a text for the user. */
    public static final int TEXT = 0x00;
    /** UCS2, no class: a text for the user. */
    public static final int UCS2_TEXT = 0x08;
    /** Eight-bit, class 2: for the card. */
    public static final int CARD_DATA = 0xF6;

    /** The alphabet that {@code dataCoding}, 0 to 255, names; reserved values count as the default alphabet. */
    public static DataCoding of(int dataCoding) {
        int group = dataCoding >> 4 & 0xF;
        if (group < 8) {
            boolean compressed = (dataCoding & 0x20) != 0;
            return compressed ? EIGHT_BIT : switch (dataCoding >> 2 & 3) {
                case 1 -> EIGHT_BIT;
                case 2 -> UCS2;
                default -> SEVEN_BIT;
            };
        }
        return switch (group) {
            case 0xE -> UCS2;
            case 0xF -> (dataCoding & 4) != 0 ? EIGHT_BIT : SEVEN_BIT;
            default -> SEVEN_BIT;
        };
    }

    /** How many octets {@code userDataLength} counts. */
    public int octets(int userDataLength) {
        return this == SEVEN_BIT ? (userDataLength * 7 + 7) / 8 : userDataLength;
    }
}
