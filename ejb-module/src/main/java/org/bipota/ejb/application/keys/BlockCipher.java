package org.bipota.ejb.application.keys;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bipota.ejb.domain.NamedKeyAlgorithm;
import org.bipota.protocol.Octets;

/** AES and triple DES on whole blocks, without padding. */
final class BlockCipher {

    private BlockCipher() {
    }

    /** Encrypts each block for itself. */
    static Octets encrypt(NamedKeyAlgorithm algorithm, Octets key, Octets blocks) {
        return apply(Cipher.ENCRYPT_MODE, algorithm, false, key, blocks);
    }

    /**
     * Decrypts whole blocks.
     *
     * @param chained whether in CBC mode, with an initial vector of zeros; else each block for itself
     */
    static Octets decrypt(NamedKeyAlgorithm algorithm, boolean chained, Octets key, Octets blocks) {
        return apply(Cipher.DECRYPT_MODE, algorithm, chained, key, blocks);
    }

    private static Octets apply(int mode, NamedKeyAlgorithm algorithm, boolean chained, Octets key, Octets blocks) {
        String name = algorithm == NamedKeyAlgorithm.AES ? "AES" : "DESede";
        // Java's triple DES wants the first key again behind two.
        Octets full = algorithm == NamedKeyAlgorithm.DES3 && key.length() == 16 ? key.concat(key.slice(0, 8)) : key;
        try {
            Cipher cipher = Cipher.getInstance(name + (chained ? "/CBC/NoPadding" : "/ECB/NoPadding"));
            SecretKeySpec secret = new SecretKeySpec(full.toByteArray(), name);
            if (chained) {
                cipher.init(mode, secret, new IvParameterSpec(new byte[algorithm.blockOctets()]));
            } else {
                cipher.init(mode, secret);
            }
            return Octets.of(cipher.doFinal(blocks.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(name + " failed on " + blocks.length() + " octets: " + e.getMessage(), e);
        }
    }
}
