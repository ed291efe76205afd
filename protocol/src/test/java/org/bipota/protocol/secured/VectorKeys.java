package org.bipota.protocol.secured;

import org.bipota.protocol.Octets;
import org.bipota.protocol.vectors.Vector;

/** The key set of a known answer. Where it leaves out a key because none is used, any of the right length will do. */
public final class VectorKeys {

    private VectorKeys() {
    }

    /** The keys a vector of secured packets is made with. */
    public static CardKeys of(Vector vector) {
        int kic = (int) vector.hex("kic");
        int kid = (int) vector.hex("kid");
        int checksum = vector.has("cc_length") && vector.text("cc_length").equals("4") ? 4 : CardKeys.FULL_CHECKSUM_OCTETS;
        return new CardKeys(kic, key(vector, "kic_key", kic), kid, key(vector, "kid_key", kid), checksum);
    }

    private static Octets key(Vector vector, String field, int octet) {
        Octets key = vector.octets(field);
        if (!key.isEmpty()) {
            return key;
        }
        return Octets.of(new byte[switch (octet & 0xF) {
            case 0 -> 0;
            case 5, 2 -> 16;
            case 9 -> 24;
            default -> 8;
        }]);
    }
}
