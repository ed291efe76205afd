package org.bipota.simulator.card;

import uicc.toolkit.BERTLVEditHandler;
import uicc.toolkit.EditHandler;

/** What the classes of {@link uicc.system} give to applets. */
public final class SystemObjects {

    private SystemObjects() {
    }

    /** A list of TLVs of at most {@code capacity} octets. */
    public static EditHandler list(int capacity) {
        return new EditableTlvList(capacity);
    }

    /** A list of TLVs of at most {@code capacity} octets inside a BER-TLV. */
    public static BERTLVEditHandler berTlv(int capacity) {
        return new BerTlvBuilder(capacity);
    }

    /** The array that the applets of the running card share. */
    public static byte[] volatileArray() {
        return CardRuntime.running().volatileArray();
    }
}
