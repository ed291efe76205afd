package org.bipota.applet;

import javacard.framework.Util;

/**
 * The cryptographic checksum of a packet, 8 octets: 3DES in CBC, the last block of the message padded with zeros; or
 * AES-CMAC (RFC 4493), its first 8 octets. Made from single blocks, because older cards have no CMAC and cards differ in
 * what their DES MAC does with a key of three parts.
 */
final class Checksum {

    /** The length of the result. */
    static final short OCTETS = 8;

    /** The chain in the first block of the array, the subkey in the second. */
    private static final short SUBKEY = KeyedCipher.MAX_BLOCK_OCTETS;

    private final KeyedCipher cipher;
    private final byte[] chain;

    Checksum(KeyedCipher cipher, WorkingMemory memory) {
        this.cipher = cipher;
        chain = memory.checksum;
    }

    /** Writes the checksum of two pieces, one after the other; both together must not be empty. */
    void write(byte[] data, short offset1, short length1, short offset2, short length2, byte[] target, short offset) {
        cipher.begin();
        Util.arrayFillNonAtomic(chain, (short) 0, (short) chain.length, (byte) 0);
        short filled = add(data, offset1, length1, (short) 0);
        filled = add(data, offset2, length2, filled);
        if (cipher.aes()) {
            addSubkey(filled);
        }
        cipher.encipher(chain, (short) 0, cipher.blockOctets);
        Util.arrayCopyNonAtomic(chain, (short) 0, target, offset, OCTETS);
    }

    private short add(byte[] data, short offset, short length, short alreadyFilled) {
        short filled = alreadyFilled;
        short end = (short) (offset + length);
        for (short i = offset; i < end; i++) {
            if (filled == cipher.blockOctets) {
                cipher.encipher(chain, (short) 0, filled);
                filled = 0;
            }
            chain[filled] ^= data[i];
            filled++;
        }
        return filled;
    }

    private void addSubkey(short filled) {
        cipher.encipher(chain, SUBKEY, KeyedCipher.MAX_BLOCK_OCTETS);
        doubleSubkey();
        if (filled < KeyedCipher.MAX_BLOCK_OCTETS) {
            doubleSubkey();
            chain[filled] ^= (byte) 0x80;
        }
        for (short i = 0; i < KeyedCipher.MAX_BLOCK_OCTETS; i++) {
            chain[i] ^= chain[(short) (SUBKEY + i)];
        }
    }

    /** Multiplies by x in the field of CMAC: one bit to the left, and 87 when a bit fell out. */
    private void doubleSubkey() {
        byte carry = (byte) (chain[SUBKEY] < 0 ? 0x87 : 0);
        for (short i = SUBKEY; i < (short) (SUBKEY + KeyedCipher.MAX_BLOCK_OCTETS); i++) {
            chain[i] = (byte) (chain[i] << 1);
            if (i < (short) (SUBKEY + KeyedCipher.MAX_BLOCK_OCTETS - 1) && chain[(short) (i + 1)] < 0) {
                chain[i] |= 1;
            }
        }
        chain[(short) (SUBKEY + KeyedCipher.MAX_BLOCK_OCTETS - 1)] ^= carry;
    }
}
