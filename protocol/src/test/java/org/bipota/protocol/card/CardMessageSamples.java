package org.bipota.protocol.card;

import java.util.List;
import org.bipota.protocol.Octets;

/** Card messages laid out by hand from the table of messages. */
public final class CardMessageSamples {

    /** E1 with everything. */
    public static final Octets CHECK_REQUEST = Octets.ofHex("E1" + "49"
            + "800101"
            + "810A986800000000000000F1"
            + "82083A65870921436587"
            + "832133000042010C00000000001FE20000000340000000000000000000000000000000"
            + "840102"
            + "8508FFFFFFFFFFFFFFFF");

    /** E1 with what is mandatory. */
    public static final Octets BARE_CHECK_REQUEST = Octets.ofHex("E1" + "19"
            + "800101"
            + "810A986800000000000000F1"
            + "82083A65870921436587");

    /** E2 for "menu-2". */
    public static final Octets DOWNLOAD_REQUEST = Octets.ofHex("E2" + "17"
            + "800101"
            + "810A986800000000000000F1"
            + "90066D656E752D32");

    /** E3, no channel available. */
    public static final Octets CHANNEL_REPORT = Octets.ofHex("E3" + "1D"
            + "800101"
            + "810A986800000000000000F1"
            + "86080102030405060708"
            + "87023A01");

    private CardMessageSamples() {
    }

    /** One of each kind. */
    public static List<Octets> all() {
        return List.of(CHECK_REQUEST, BARE_CHECK_REQUEST, DOWNLOAD_REQUEST, CHANNEL_REPORT);
    }
}
