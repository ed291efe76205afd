package org.bipota.protocol.push;

import java.nio.charset.StandardCharsets;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;

/**
 * Network access name (TS 102 223 clause 8.61, coded as the APN of 3GPP TS 23.003 clause 9): labels, each behind its length.
 *
 * @param value 0 to 100 octets as they are, since some peers leave the lengths out
 */
public record NetworkAccessName(Octets value) {

    private static final int MAX_OCTETS = 100;
    private static final int MAX_LABEL = 63;

    /** Checks the length. */
    public NetworkAccessName {
        if (value.length() > MAX_OCTETS) {
            throw new IllegalArgumentException("network access name of " + value.length() + " octets, allowed are 100");
        }
    }

    /** The name written with dots, such as {@code ota.example}. */
    public static NetworkAccessName of(String name) {
        OctetWriter value = new OctetWriter();
        for (String label : name.split("\\.", -1)) {
            boolean wellFormed = label.length() <= MAX_LABEL && label.matches("[A-Za-z0-9_-]+");
            if (!wellFormed) {
                throw new IllegalArgumentException("network access name '" + name + "': a label has 1 to 63 letters, digits or hyphens");
            }
            value.octet(label.length()).octets(Octets.of(label.getBytes(StandardCharsets.US_ASCII)));
        }
        return new NetworkAccessName(value.toOctets());
    }

    /** The name with dots; where the lengths make no sense, all octets as characters. */
    public String name() {
        StringBuilder name = new StringBuilder();
        int at = 0;
        while (at < value.length()) {
            int length = value.at(at);
            if (length == 0 || at + 1 + length > value.length()) {
                return characters(value);
            }
            name.append(at == 0 ? "" : ".").append(characters(value.slice(at + 1, at + 1 + length)));
            at += 1 + length;
        }
        return name.toString();
    }

    static boolean wellFormed(Octets value) {
        return value.length() <= MAX_OCTETS;
    }

    private static String characters(Octets octets) {
        return new String(octets.toByteArray(), StandardCharsets.US_ASCII);
    }
}
