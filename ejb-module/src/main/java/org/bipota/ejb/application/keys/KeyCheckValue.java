package org.bipota.ejb.application.keys;

import java.util.Arrays;
import java.util.Locale;
import org.bipota.ejb.domain.NamedKeyAlgorithm;
import org.bipota.protocol.Octets;

/**
 * By what people and files tell keys apart without showing them: the first three octets of a block encrypted by the key
 * (GlobalPlatform Card Specification B.5: zeros for triple DES, 01 for AES; some vendors take zeros for AES as well).
 */
final class KeyCheckValue {

    private static final int OCTETS = 3;

    private KeyCheckValue() {
    }

    /** Six upper-case hexadecimal digits. */
    static String of(NamedKeyAlgorithm algorithm, Octets key) {
        return of(algorithm, key, algorithm == NamedKeyAlgorithm.AES ? 1 : 0);
    }

    /** Whether {@code given}, hexadecimal, belongs to the key, in one of the ways in use. */
    static boolean matches(NamedKeyAlgorithm algorithm, Octets key, String given) {
        return of(algorithm, key).equalsIgnoreCase(given)
                || algorithm == NamedKeyAlgorithm.AES && of(algorithm, key, 0).equalsIgnoreCase(given);
    }

    private static String of(NamedKeyAlgorithm algorithm, Octets key, int octet) {
        byte[] block = new byte[algorithm.blockOctets()];
        Arrays.fill(block, (byte) octet);
        return BlockCipher.encrypt(algorithm, key, Octets.of(block)).slice(0, OCTETS).toHex().toUpperCase(Locale.ROOT);
    }
}
