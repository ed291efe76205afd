package org.bipota.simulator.handset;

import java.util.Objects;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.Imei;

/**
 * One terminal.
 *
 * @param imei            its equipment identity
 * @param form            how it writes that
 * @param softwareVersion the last two digits of its IMEISV
 * @param profile         what it says in TERMINAL PROFILE (TS 102 223 clause 5.2)
 */
public record TerminalModel(Imei imei, ImeiForm form, String softwareVersion, Octets profile) {

    /** A profile that claims BIP with UDP and TCP over GPRS, the events the applet needs, and the IMEISV. */
    public static final Octets WITH_BIP =
            Octets.ofHex("33000042010C00000000001FE20000000340000000000000000000000000000000");
    /** A profile without any of the BIP commands. */
    public static final Octets WITHOUT_BIP =
            Octets.ofHex("330000420100000000000000000000000040000000000000000000000000000000");

    private static final int IMEISV_OCTET = 17;
    private static final int IMEISV_BIT = 0x40;
    private static final int IMEISV_TYPE = 0x3;

    /** None may be null. */
    public TerminalModel {
        Objects.requireNonNull(imei, "imei");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(profile, "profile");
        if (!softwareVersion.matches("[0-9]{2}")) {
            throw new IllegalArgumentException("software version " + softwareVersion + " is not two digits");
        }
    }

    /** A terminal that writes its IMEI as most do. */
    public TerminalModel(Imei imei, Octets profile) {
        this(imei, ImeiForm.ODD, "01", profile);
    }

    /** The same terminal, writing its IMEI in another way. */
    public TerminalModel writing(ImeiForm otherForm) {
        return new TerminalModel(imei, otherForm, softwareVersion, profile);
    }

    /** Whether it tells its IMEISV (bit 7 of octet 18 of the profile). */
    boolean providesImeisv() {
        return profile.length() > IMEISV_OCTET && (profile.at(IMEISV_OCTET) & IMEISV_BIT) != 0;
    }

    /** IMEISV (TS 102 223 clause 8.74): 14 digits of the IMEI and the software version, as 9 octets. */
    Octets imeisv() {
        String digits = imei.digits().substring(0, 14) + softwareVersion;
        int[] octets = new int[9];
        octets[0] = (digits.charAt(0) - '0') << 4 | IMEISV_TYPE;
        for (int i = 1; i < octets.length; i++) {
            int second = 2 * i < digits.length() ? digits.charAt(2 * i) - '0' : 0xF;
            octets[i] = second << 4 | digits.charAt(2 * i - 1) - '0';
        }
        return Octets.ofOctets(octets);
    }
}
