package org.bipota.protocol.secured;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import org.bipota.protocol.Octets;

/**
 * The ciphers and the checksums made of them (TS 102 225 clauses 5.1.2 and 5.1.3). Looking a cipher up costs more than
 * using it on a packet, so each is kept once made. Not thread safe.
 */
final class BlockCiphers {

    private static final int AES_BLOCK = 16;
    private static final int CMAC_POLYNOMIAL = 0x87;
    private static final IvParameterSpec DES_IV = new IvParameterSpec(new byte[8]);
    private static final IvParameterSpec AES_IV = new IvParameterSpec(new byte[AES_BLOCK]);
    private static final byte[] AES_ZERO = new byte[AES_BLOCK];

    private final Map<KeyAlgorithm, Cipher> ciphers = new EnumMap<>(KeyAlgorithm.class);
    private final byte[] subkey = new byte[AES_BLOCK];
    private byte[] output = new byte[256];

    /** Enciphers, or deciphers, {@code length} octets in place; {@code length} is a multiple of the block. */
    void cipher(boolean encipher, KeyAlgorithm algorithm, Octets key, byte[] bytes, int offset, int length) {
        try {
            Cipher cipher = ready(encipher ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE, algorithm, key);
            cipher.doFinal(bytes, offset, length, room(length), 0);
            System.arraycopy(output, 0, bytes, offset, length);
        } catch (GeneralSecurityException e) {
            throw unavailable(algorithm, e);
        }
    }

    /**
     * Writes the cryptographic checksum of the first {@code length} octets of {@code input}, which is overwritten and must
     * have room for one block more, to the front of {@code check}.
     *
     * @param octets the length of the checksum, up to one block
     */
    void checksum(KeyAlgorithm algorithm, Octets key, byte[] input, int length, byte[] check, int octets) {
        try {
            Cipher cipher = ready(Cipher.ENCRYPT_MODE, algorithm, key);
            int padded = algorithm == KeyAlgorithm.AES ? closeForCmac(cipher, input, length) : closeWithZeros(input, length);
            cipher.doFinal(input, 0, padded, room(padded), 0);
            System.arraycopy(output, padded - algorithm.blockOctets(), check, 0, octets);
        } catch (GeneralSecurityException e) {
            throw unavailable(algorithm, e);
        }
    }

    /** A cipher that writes where it reads copies its input first, each time; this is one copy for all packets. */
    private byte[] room(int length) {
        if (output.length < length) {
            output = new byte[length];
        }
        return output;
    }

    private static int closeWithZeros(byte[] input, int length) {
        int padded = Math.max(8, length + 7 & ~7);
        Arrays.fill(input, length, padded, (byte) 0);
        return padded;
    }

    /** NIST SP 800-38B clause 6.2: the last block is padded where short, and masked with the subkey K1 or K2. */
    private int closeForCmac(Cipher cipher, byte[] input, int length) throws GeneralSecurityException {
        cipher.doFinal(AES_ZERO, 0, AES_BLOCK, subkey, 0);
        doubleSubkey();
        int padded = Math.max(AES_BLOCK, length + AES_BLOCK - 1 & -AES_BLOCK);
        if (padded != length) {
            doubleSubkey();
            input[length] = (byte) 0x80;
            Arrays.fill(input, length + 1, padded, (byte) 0);
        }
        for (int i = 0; i < AES_BLOCK; i++) {
            input[padded - AES_BLOCK + i] ^= subkey[i];
        }
        Arrays.fill(subkey, (byte) 0);
        return padded;
    }

    private void doubleSubkey() {
        int carry = 0;
        for (int i = AES_BLOCK - 1; i >= 0; i--) {
            int shifted = (subkey[i] & 0xFF) << 1 | carry;
            subkey[i] = (byte) shifted;
            carry = shifted >> 8;
        }
        subkey[AES_BLOCK - 1] ^= (byte) (-carry & CMAC_POLYNOMIAL);
    }

    private Cipher ready(int mode, KeyAlgorithm algorithm, Octets key) throws GeneralSecurityException {
        Cipher cipher = ciphers.get(algorithm);
        if (cipher == null) {
            cipher = Cipher.getInstance(transformation(algorithm));
            ciphers.put(algorithm, cipher);
        }
        switch (algorithm) {
            case AES -> cipher.init(mode, new RawKey("AES", key), AES_IV);
            case DES_CBC -> cipher.init(mode, new RawKey("DES", key), DES_IV);
            case DES_ECB -> cipher.init(mode, new RawKey("DES", key));
            case TRIPLE_DES_TWO_KEYS -> cipher.init(mode, new RawKey("DESede", key.concat(key.slice(0, 8))), DES_IV);
            case TRIPLE_DES_THREE_KEYS -> cipher.init(mode, new RawKey("DESede", key), DES_IV);
            case IMPLICIT -> throw new IllegalArgumentException("no algorithm is agreed for this key");
        }
        return cipher;
    }

    /** A key without a further copy of its octets; a cipher may overwrite the one it gets. */
    private record RawKey(String algorithm, Octets octets) implements SecretKey {

        @Override
        public String getAlgorithm() {
            return algorithm;
        }

        @Override
        public String getFormat() {
            return "RAW";
        }

        @Override
        public byte[] getEncoded() {
            return octets.toByteArray();
        }

        /** Never the key. */
        @Override
        public String toString() {
            return algorithm;
        }
    }

    private static String transformation(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case AES -> "AES/CBC/NoPadding";
            case DES_CBC -> "DES/CBC/NoPadding";
            case DES_ECB -> "DES/ECB/NoPadding";
            case TRIPLE_DES_TWO_KEYS, TRIPLE_DES_THREE_KEYS -> "DESede/CBC/NoPadding";
            case IMPLICIT -> throw new IllegalArgumentException("no algorithm is agreed for this key");
        };
    }

    private static IllegalStateException unavailable(KeyAlgorithm algorithm, GeneralSecurityException cause) {
        return new IllegalStateException("this Java runtime does not offer " + algorithm.inWords(), cause);
    }
}
