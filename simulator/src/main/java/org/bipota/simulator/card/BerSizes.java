package org.bipota.simulator.card;

/** How long BER-TLVs are. */
final class BerSizes {

    private BerSizes() {
    }

    /** A BER-TLV with a tag of one octet and so many octets of value, as a whole. */
    static int of(int length) {
        return length + (length < 0x80 ? 2 : length < 0x100 ? 3 : 4);
    }
}
