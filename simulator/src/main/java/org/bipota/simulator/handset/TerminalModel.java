package org.bipota.simulator.handset;

import java.util.Objects;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.Imei;

/**
 * One terminal.
 *
 * @param imei    its equipment identity
 * @param profile what it says in TERMINAL PROFILE (TS 102 223 clause 5.2)
 */
public record TerminalModel(Imei imei, Octets profile) {

    /** A profile that claims BIP with UDP and TCP over GPRS, and the events the applet needs. */
    public static final Octets WITH_BIP =
            Octets.ofHex("33000042010C00000000001FE20000000340000000000000000000000000000000");
    /** A profile without any of the BIP commands. */
    public static final Octets WITHOUT_BIP =
            Octets.ofHex("330000420100000000000000000000000040000000000000000000000000000000");

    /** Neither may be null. */
    public TerminalModel {
        Objects.requireNonNull(imei, "imei");
        Objects.requireNonNull(profile, "profile");
    }
}
