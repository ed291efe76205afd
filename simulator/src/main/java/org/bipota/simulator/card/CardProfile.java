package org.bipota.simulator.card;

import org.bipota.protocol.Octets;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.protocol.secured.MinimumSecurity;
import org.bipota.protocol.secured.Tar;

/**
 * How a card is made and personalised.
 *
 * @param iccid its identity, kept in EF_ICCID
 * @param keys the operating system's for what comes, and the applet's for what it sends; AES or 3DES with 2 or 3 keys
 * @param appletTar the TAR of the applet
 * @param serverNumber where the applet sends its messages: 1 to 20 digits, behind a + when it is an international number
 * @param serverTar the TAR of the server's application
 * @param minimumSecurity what a packet to the applet must have (the MSL)
 * @param ciphering whether the applet enciphers what it sends
 * @param triesPerPowerOn how often the applet tries to send a message before it waits for the next power-on, 1 to 20
 * @param further install parameters behind those: menu entry, content name, defaults for pushes
 */
public record CardProfile(Iccid iccid, CardKeys keys, Tar appletTar, String serverNumber, Tar serverTar,
        MinimumSecurity minimumSecurity, boolean ciphering, int triesPerPowerOn, Octets further) {

    /** The applet's usual TAR, and the server's: "BIP". */
    public static final Tar BIP = Tar.ofHex("424950");

    /** Checks the number and the tries. */
    public CardProfile {
        if (!serverNumber.matches("\\+?[0-9]{1,20}")) {
            throw new IllegalArgumentException("server number " + serverNumber + ": allowed are 1 to 20 digits, perhaps behind +");
        }
        if (triesPerPowerOn < 1 || triesPerPowerOn > 20) {
            throw new IllegalArgumentException("tries per power-on " + triesPerPowerOn + ": allowed are 1 to 20");
        }
    }

    /** Without further parameters. */
    public CardProfile(Iccid iccid, CardKeys keys, Tar appletTar, String serverNumber, Tar serverTar,
            MinimumSecurity minimumSecurity, boolean ciphering, int triesPerPowerOn) {
        this(iccid, keys, appletTar, serverNumber, serverTar, minimumSecurity, ciphering, triesPerPowerOn, Octets.EMPTY);
    }

    /** The usual card: server TAR "BIP", checksum and counter wanted, ciphering, 3 tries. */
    public CardProfile(Iccid iccid, CardKeys keys, Tar appletTar, String serverNumber) {
        this(iccid, keys, appletTar, serverNumber, BIP, MinimumSecurity.CC, true, 3);
    }

    /** The same with other further parameters. */
    public CardProfile with(Octets furtherParameters) {
        return new CardProfile(iccid, keys, appletTar, serverNumber, serverTar, minimumSecurity, ciphering, triesPerPowerOn,
                furtherParameters);
    }

    /** The applet specific install parameters, as {@code org.bipota.applet.InstallParameters} describes them. */
    Octets installParameters() {
        OctetWriter writer = new OctetWriter();
        writer.octet(0x81).octet(1 + keys.kicKey().length()).octet(keys.kic()).octets(keys.kicKey());
        writer.octet(0x82).octet(1 + keys.kidKey().length()).octet(keys.kid()).octets(keys.kidKey());
        Octets number = serverAddress();
        writer.octet(0x83).octet(number.length()).octets(number);
        writer.octet(0x84).octet(1).octet(ciphering ? 0x16 : 0x12);
        writer.octet(0x85).octet(3).octets(serverTar.value());
        writer.octet(0x86).octet(1).octet(triesPerPowerOn);
        return writer.octets(further).toOctets();
    }

    private Octets serverAddress() {
        boolean international = serverNumber.startsWith("+");
        String digits = international ? serverNumber.substring(1) : serverNumber;
        OctetWriter address = new OctetWriter().octet(digits.length()).octet(international ? 0x91 : 0x81);
        for (int i = 0; i < digits.length(); i += 2) {
            int second = i + 1 < digits.length() ? digits.charAt(i + 1) - '0' : 0xF;
            address.octet(second << 4 | digits.charAt(i) - '0');
        }
        return address.toOctets();
    }
}
