package org.bipota.ejb.application.keys;

import org.bipota.ejb.domain.NamedKeyAlgorithm;
import org.bipota.protocol.Octets;

/** AES-CMAC (NIST SP 800-38B, RFC 4493), which the JDK does not have. */
final class AesCmac {

    private static final int BLOCK = 16;
    private static final int REDUCTION = 0x87;

    private AesCmac() {
    }

    /** The 16 octets for {@code message}. */
    static Octets of(Octets key, Octets message) {
        byte[] first = doubled(encrypt(key, new byte[BLOCK]));
        byte[] text = message.toByteArray();
        int blocks = Math.max(1, (text.length + BLOCK - 1) / BLOCK);
        boolean whole = text.length == blocks * BLOCK;
        byte[] last = whole ? first : doubled(first);
        byte[] state = new byte[BLOCK];
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < BLOCK; i++) {
                int at = block * BLOCK + i;
                state[i] ^= at < text.length ? text[at] : (byte) (at == text.length ? 0x80 : 0);
                state[i] ^= block == blocks - 1 ? last[i] : 0;
            }
            state = encrypt(key, state);
        }
        return Octets.of(state);
    }

    private static byte[] encrypt(Octets key, byte[] block) {
        return BlockCipher.encrypt(NamedKeyAlgorithm.AES, key, Octets.of(block)).toByteArray();
    }

    /** Times two in the field of the polynomials of degree 127. */
    private static byte[] doubled(byte[] value) {
        byte[] result = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            int next = i + 1 < BLOCK ? (value[i + 1] & 0xFF) >> 7 : 0;
            result[i] = (byte) (value[i] << 1 | next);
        }
        if (value[0] < 0) {
            result[BLOCK - 1] ^= REDUCTION;
        }
        return result;
    }
}
