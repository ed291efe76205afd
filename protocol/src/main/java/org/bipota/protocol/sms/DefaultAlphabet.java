package org.bipota.protocol.sms;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;

/**
 * The GSM 7 bit default alphabet and its extension table (3GPP TS 23.038 clauses 6.2.1 and 6.2.1.1), one septet in each
 * octet, as SMPP carries it. Packing eight septets into seven octets is the SMSC's work.
 */
final class DefaultAlphabet {

    /** What follows is in the extension table. */
    static final int ESCAPE = 0x1B;

    /** By septet; the escape has no character. */
    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅå"
            + "Δ_ΦΓΛΩΠΨΣΘΞ\0ÆæßÉ"
            + " !\"#¤%&'()*+,-./"
            + "0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNO"
            + "PQRSTUVWXYZÄÖÑÜ§"
            + "¿abcdefghijklmno"
            + "pqrstuvwxyzäöñüà";

    /** Behind an escape: septet, character. */
    private static final Map<Integer, Character> EXTENSION = Map.of(0x0A, '\f', 0x14, '^', 0x28, '{', 0x29, '}',
            0x2F, '\\', 0x3C, '[', 0x3D, '~', 0x3E, ']', 0x40, '|', 0x65, '€');

    /** By character: the septet, of one in the extension table with the escape before it. */
    private static final Map<Character, Integer> SEPTETS = new HashMap<>();

    static {
        for (int septet = 0; septet < BASIC.length(); septet++) {
            if (septet != ESCAPE) {
                SEPTETS.put(BASIC.charAt(septet), septet);
            }
        }
        EXTENSION.forEach((septet, character) -> SEPTETS.put(character, ESCAPE << 8 | septet));
    }

    private DefaultAlphabet() {
    }

    /** The septets of {@code text}; empty when a character of it is in neither table. */
    static Optional<Octets> encode(String text) {
        OctetWriter septets = new OctetWriter(text.length());
        for (int i = 0; i < text.length(); i++) {
            Integer septet = SEPTETS.get(text.charAt(i));
            if (septet == null) {
                return Optional.empty();
            }
            if (septet > 0xFF) {
                septets.uint16(septet);
            } else {
                septets.octet(septet);
            }
        }
        return Optional.of(septets.toOctets());
    }
}
