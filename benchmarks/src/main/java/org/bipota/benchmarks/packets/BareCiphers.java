package org.bipota.benchmarks.packets;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bipota.protocol.Octets;

/**
 * What the Java runtime has to do for one packet, and nothing more: two keys set up, one pass over the octets to sign, one
 * over the octets to cipher; for CMAC one block more, of which its subkey is made. The octets themselves do not matter.
 */
final class BareCiphers {

    private static final int CLEAR = 10;
    private static final int CHECKSUM = 8;

    private final Algorithm algorithm;
    private final Cipher cipher;
    private final IvParameterSpec initial;
    private final byte[] signed;
    private final byte[] ciphered;
    private final byte[] zero;

    BareCiphers(Algorithm algorithm, int packetOctets) {
        this.algorithm = algorithm;
        int block = algorithm.blockOctets();
        this.initial = new IvParameterSpec(new byte[block]);
        this.signed = new byte[(packetOctets - CHECKSUM + block - 1) / block * block];
        this.ciphered = new byte[packetOctets - CLEAR];
        this.zero = new byte[block];
        try {
            this.cipher = Cipher.getInstance(algorithm.jceName() + "/CBC/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] signAndEncipher(Octets kic, Octets kid) throws GeneralSecurityException {
        sign(kid);
        return cipher(Cipher.ENCRYPT_MODE, kic);
    }

    byte[] decipherAndSign(Octets kic, Octets kid) throws GeneralSecurityException {
        cipher(Cipher.DECRYPT_MODE, kic);
        return sign(kid);
    }

    private byte[] sign(Octets kid) throws GeneralSecurityException {
        cipher.init(Cipher.ENCRYPT_MODE, key(kid), initial);
        if (algorithm == Algorithm.AES_128) {
            signed[0] ^= cipher.doFinal(zero)[0];
        }
        cipher.doFinal(signed, 0, signed.length, signed, 0);
        return signed;
    }

    private byte[] cipher(int mode, Octets kic) throws GeneralSecurityException {
        cipher.init(mode, key(kic), initial);
        cipher.doFinal(ciphered, 0, ciphered.length, ciphered, 0);
        return ciphered;
    }

    private SecretKeySpec key(Octets key) {
        byte[] octets = key.toByteArray();
        if (algorithm == Algorithm.TRIPLE_DES) {
            octets = Arrays.copyOf(octets, 24);
            System.arraycopy(octets, 0, octets, 16, 8);
        }
        return new SecretKeySpec(octets, algorithm.jceName());
    }
}
