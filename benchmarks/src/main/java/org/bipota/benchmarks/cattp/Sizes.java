package org.bipota.benchmarks.cattp;

import java.time.Duration;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cattp.CatTpPdu;
import org.bipota.protocol.cattp.CatTpSettings;

/** What is carried in all measurements. */
final class Sizes {

    static final int CAT_TP_PORT = 9000;
    /** One SDU of a transfer: as much as one PDU holds. */
    static final int PAYLOAD = 1006;
    static final int PDU = PAYLOAD + CatTpPdu.HEADER_OCTETS;
    static final int WINDOW = 10;
    static final int ONE_MEBIBYTE = 1 << 20;
    /** The one small SDU of a session. */
    static final Octets SMALL = Octets.of(new byte[32]);
    static final Octets FULL = Octets.of(new byte[PAYLOAD]);
    static final CatTpSettings SETTINGS =
            new CatTpSettings(PDU, 4096, WINDOW, Duration.ofSeconds(1), 8, Duration.ofSeconds(60));

    private Sizes() {
    }

    /** How many PDUs carry so many octets. */
    static int pdus(int octets) {
        return (octets + PAYLOAD - 1) / PAYLOAD;
    }
}
