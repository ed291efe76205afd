package org.bipota.applet;

import javacard.framework.ISO7816;
import javacard.framework.ISOException;
import javacard.framework.Util;

/**
 * The personalisation of one card: the TLVs of the applet specific install parameters ({@code C9} of INSTALL [for install]).
 * Tag and length have one octet each; unknown tags are skipped; what is wrong refuses the installation with 6A80.
 *
 * <pre>
 * tag  length  value
 * 80   10      ICCID as in EF_ICCID; absent: EF_ICCID is read when it is needed
 * 81   17-33   KIc, then the ciphering key
 * 82   17-33   KID, then the checksum key
 * 83   3-12    the server's number as a TP-DA: number of digits, TON/NPI, digits swapped in pairs
 * 84   1       first octet of the SPI: 16 ciphering, checksum and counter (default) or 12 checksum and counter
 * 85   3       TAR of the server's application, default 424950
 * 86   1       how often one message is tried per power-on, 1 to 20, default 3
 * </pre>
 * KIc and KID: key set version in the high half; algorithm in the low half, 2 AES (key of 16, 24 or 32 octets), 5 3DES with
 * two keys (16), 9 3DES with three (24).
 *
 * <p>The toolkit parameters ({@code 80} in {@code CA} or {@code EA} of ETSI TS 102 226) must grant at least one channel, one
 * timer and a minimum security level (MSL) of {@code 02 16 ..} or {@code 02 12 ..}; the card's operating system checks
 * pushes against that level before the applet sees them. No menu entries and no services are needed:
 * <pre>
 * 80 0D  FF 01 00 00 01  02 16 00  03 42 49 50  00
 *        |  |  |  |  |   |         |            services
 *        |  |  |  |  |   |         TAR
 *        |  |  |  |  |   MSL
 *        |  |  |  |  channels
 *        |  |  |  menu entries
 *        |  |  length of menu text
 *        |  timers
 *        priority (lowest)
 * </pre>
 */
final class InstallParameters {

    private static final byte TAG_ICCID = (byte) 0x80;
    private static final byte TAG_KIC = (byte) 0x81;
    private static final byte TAG_KID = (byte) 0x82;
    private static final byte TAG_SERVER_NUMBER = (byte) 0x83;
    private static final byte TAG_SPI = (byte) 0x84;
    private static final byte TAG_SERVER_TAR = (byte) 0x85;
    private static final byte TAG_TRIES = (byte) 0x86;

    private static final byte SPI_CHECKSUM_COUNTER = 0x12;
    private static final byte SPI_CIPHERED = 0x16;
    private static final short TAR_OCTETS = 3;

    /** SPI first octet. */
    final byte spi;
    final byte kic;
    final byte kid;
    final KeyedCipher cipher;
    final KeyedCipher checksumCipher;
    /** TP-DA. */
    final byte[] serverNumber;
    final byte[] serverTar = new byte[TAR_OCTETS];
    final byte tries;

    private final byte[] iccid;

    /** Reads {@code length} octets from {@code offset} on. */
    InstallParameters(byte[] data, short offset, short length) {
        short end = (short) (offset + length);
        check(data, offset, end);

        short at = find(data, offset, end, TAG_KIC);
        kic = mandatory(data, at);
        cipher = new KeyedCipher(kic, data, (short) (at + 2), (short) (data[at] - 1));
        at = find(data, offset, end, TAG_KID);
        kid = mandatory(data, at);
        checksumCipher = new KeyedCipher(kid, data, (short) (at + 2), (short) (data[at] - 1));

        at = find(data, offset, end, TAG_SERVER_NUMBER);
        short digits = mandatory(data, at);
        refuse(digits < 1 || digits > 20 || data[at] != (byte) (2 + ((short) (digits + 1) >> 1)));
        serverNumber = new byte[data[at]];
        Util.arrayCopyNonAtomic(data, (short) (at + 1), serverNumber, (short) 0, data[at]);

        at = find(data, offset, end, TAG_SPI);
        spi = at == 0 ? SPI_CIPHERED : data[(short) (at + 1)];
        refuse(spi != SPI_CIPHERED && spi != SPI_CHECKSUM_COUNTER);

        at = find(data, offset, end, TAG_SERVER_TAR);
        refuse(at != 0 && data[at] != TAR_OCTETS);
        if (at == 0) {
            serverTar[0] = (byte) 'B';
            serverTar[1] = (byte) 'I';
            serverTar[2] = (byte) 'P';
        } else {
            Util.arrayCopyNonAtomic(data, (short) (at + 1), serverTar, (short) 0, TAR_OCTETS);
        }

        at = find(data, offset, end, TAG_TRIES);
        tries = at == 0 ? (byte) 3 : data[(short) (at + 1)];
        refuse(tries < 1 || tries > 20);

        at = find(data, offset, end, TAG_ICCID);
        refuse(at != 0 && data[at] != CardData.ICCID_OCTETS);
        if (at == 0) {
            iccid = null;
        } else {
            iccid = new byte[CardData.ICCID_OCTETS];
            Util.arrayCopyNonAtomic(data, (short) (at + 1), iccid, (short) 0, CardData.ICCID_OCTETS);
        }
    }

    /** Whether packets to the server are ciphered. */
    boolean ciphered() {
        return spi == SPI_CIPHERED;
    }

    /** Copies the ICCID given at installation; false when there was none. */
    boolean copyIccid(byte[] target) {
        if (iccid == null) {
            return false;
        }
        Util.arrayCopyNonAtomic(iccid, (short) 0, target, (short) 0, CardData.ICCID_OCTETS);
        return true;
    }

    /** Every TLV has a value of 1 to 127 octets and ends inside the data. */
    private static void check(byte[] data, short offset, short end) {
        short at = offset;
        while (at < end) {
            refuse((short) (end - at) < 3 || data[(short) (at + 1)] < 1);
            at = (short) (at + 2 + data[(short) (at + 1)]);
        }
        refuse(at != end);
    }

    /** Where the length octet of the first TLV with this tag is; 0 when there is none. */
    private static short find(byte[] data, short offset, short end, byte tag) {
        short at = offset;
        while (at < end) {
            short length = (short) (at + 1);
            if (data[at] == tag) {
                return length;
            }
            at = (short) (length + 1 + data[length]);
        }
        return 0;
    }

    private static byte mandatory(byte[] data, short lengthOctet) {
        refuse(lengthOctet == 0 || data[lengthOctet] < 3);
        return data[(short) (lengthOctet + 1)];
    }

    private static void refuse(boolean wrong) {
        if (wrong) {
            ISOException.throwIt(ISO7816.SW_WRONG_DATA);
        }
    }
}
