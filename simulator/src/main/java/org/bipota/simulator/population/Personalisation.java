package org.bipota.simulator.population;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.cat.Imei;
import org.bipota.protocol.secured.CardKeys;

/**
 * What is put on a card before it leaves the factory, and imported into the server.
 *
 * @param iccid         the card's identity
 * @param msisdn        the subscriber, E.164 digits
 * @param imsi          15 digits
 * @param keys          its keys
 * @param knownTerminal the terminal that it takes for the one it has been in before, if any
 * @param storeKibibytes room for contents, 1 to 63
 */
public record Personalisation(Iccid iccid, String msisdn, String imsi, CardKeys keys, Optional<Imei> knownTerminal,
                              int storeKibibytes) {

    /** First row of an import. */
    public static final String CSV_HEADER = "iccid,msisdn,imsi,kic,kic_key,kid,kid_key,push_tar";

    /** None may be null. */
    public Personalisation {
        Objects.requireNonNull(iccid, "iccid");
        Objects.requireNonNull(msisdn, "msisdn");
        Objects.requireNonNull(imsi, "imsi");
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(knownTerminal, "knownTerminal");
    }

    /** The card's row of an import, with the applet's push TAR. Holds its keys. */
    public String csvRow() {
        return String.format(Locale.ROOT, "%s,%s,%s,%02X,%s,%02X,%s,424950", iccid.digits(), msisdn, imsi, keys.kic(),
                keys.kicKey().toHex(), keys.kid(), keys.kidKey().toHex());
    }

    /** Without numbers and keys. */
    @Override
    public String toString() {
        return "Personalisation[" + iccid.masked() + "]";
    }
}
