package org.bipota.applet;

import javacard.framework.ISO7816;
import javacard.framework.ISOException;
import javacard.security.AESKey;
import javacard.security.DESKey;
import javacard.security.Key;
import javacard.security.KeyBuilder;
import javacardx.crypto.Cipher;

/** One key with its block cipher, in cipher block chaining with an initial vector of zero (ETSI TS 102 225 clause 5.1.2). */
final class KeyedCipher {

    /** The block of AES. */
    static final short MAX_BLOCK_OCTETS = 16;

    private static final byte ALGORITHM_AES = 0x02;
    private static final byte ALGORITHM_3DES_TWO_KEYS = 0x05;
    private static final byte ALGORITHM_3DES_THREE_KEYS = 0x09;

    /** 8 for 3DES, 16 for AES. */
    final short blockOctets;

    private final Cipher cipher;
    private final Key key;

    /**
     * The key of {@code length} octets at {@code offset}.
     *
     * @param name KIc or KID, whose low half says the algorithm; another one, or a key that is no key of it, is refused with 6A80
     */
    KeyedCipher(byte name, byte[] data, short offset, short length) {
        byte algorithm = (byte) (name & 0x0F);
        boolean aes = algorithm == ALGORITHM_AES;
        if (aes ? length != 16 && length != 24 && length != 32
                : (algorithm != ALGORITHM_3DES_TWO_KEYS || length != 16)
                        && (algorithm != ALGORITHM_3DES_THREE_KEYS || length != 24)) {
            ISOException.throwIt(ISO7816.SW_WRONG_DATA);
        }
        key = KeyBuilder.buildKey(aes ? KeyBuilder.TYPE_AES : KeyBuilder.TYPE_DES, (short) (length << 3), false);
        if (aes) {
            ((AESKey) key).setKey(data, offset);
        } else {
            ((DESKey) key).setKey(data, offset);
        }
        blockOctets = aes ? MAX_BLOCK_OCTETS : 8;
        cipher = Cipher.getInstance(aes ? Cipher.ALG_AES_BLOCK_128_CBC_NOPAD : Cipher.ALG_DES_CBC_NOPAD, false);
    }

    /** Makes the cipher ready for a packet: {@link Cipher#MODE_ENCRYPT} or {@link Cipher#MODE_DECRYPT}. */
    void begin(byte mode) {
        cipher.init(key, mode);
    }

    /** Enciphers or deciphers whole blocks in place. After it the chain starts anew. */
    void process(byte[] data, short offset, short length) {
        cipher.doFinal(data, offset, length, data, offset);
    }
}
