package org.bipota.applet;

import javacard.framework.ISO7816;
import javacard.framework.ISOException;
import javacard.framework.Util;

/**
 * The personalisation of one card: the TLVs of the applet specific install parameters ({@code C9} of INSTALL [for install]).
 * Tag (not 00) and length have one octet each; unknown tags are skipped; what is wrong refuses the installation with 6A80.
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
 * 87   1-16    bearer description for a push that brings none, default 03, the default bearer
 * 88   1-100   network access name for a push that brings none, labels behind their lengths; absent: none
 * 89   2       buffer size for a push that brings none, default 0578 (1,400 octets)
 * 8A   1-32    text of the menu entry that asks for a download; absent: no menu entry
 * 8B   1-32    name of the content it asks for, ASCII; to be given with 8A, and not without it
 * 8C   1       room for contents in KiB, 1 to 63, default 33
 * </pre>
 * KIc and KID: key set version in the high half; algorithm in the low half, 2 AES (key of 16, 24 or 32 octets), 5 3DES with
 * two keys (16), 9 3DES with three (24).
 *
 * <p>The toolkit parameters ({@code 80} in {@code CA} or {@code EA} of ETSI TS 102 226) must grant at least one channel, one
 * timer and a minimum security level (MSL) of {@code 02 01 16} or {@code 02 01 12}; the card's operating system checks
 * pushes against that level before the applet sees them. A menu entry is needed with {@code 8A} only, services never:
 * <pre>
 * 80 0D  FF 01 00 00 01  02 01 16  03 42 49 50  00
 *        |  |  |  |  |   |         |            services
 *        |  |  |  |  |   |         TAR
 *        |  |  |  |  |   MSL
 *        |  |  |  |  channels
 *        |  |  |  menu entries, each followed by its position and its identifier
 *        |  |  length of menu text
 *        |  timers
 *        priority (lowest)
 * </pre>
 */
final class InstallParameters {

    static final byte TAG_ICCID = (byte) 0x80;
    static final byte TAG_SERVER_NUMBER = (byte) 0x83;
    static final byte TAG_BEARER = (byte) 0x87;
    static final byte TAG_ACCESS_NAME = (byte) 0x88;
    static final byte TAG_BUFFER_SIZE = (byte) 0x89;
    static final byte TAG_MENU_TEXT = (byte) 0x8A;
    static final byte TAG_CONTENT_NAME = (byte) 0x8B;
    static final byte TAG_CONTENT_KIBIBYTES = (byte) 0x8C;

    private static final byte TAG_KIC = (byte) 0x81;
    private static final byte TAG_KID = (byte) 0x82;
    private static final byte TAG_SPI = (byte) 0x84;
    static final byte TAG_SERVER_TAR = (byte) 0x85;
    private static final byte TAG_TRIES = (byte) 0x86;

    private static final byte SPI_CHECKSUM_COUNTER = 0x12;
    private static final byte SPI_CIPHERED = 0x16;

    /**
     * Tag, shortest and longest value, least and greatest first octet as numbers with a sign. The keys' lengths are checked
     * with the keys.
     */
    private static final byte[] RULES = {
        TAG_ICCID, 10, 10, -128, 127,
        TAG_KIC, 17, 33, -128, 127,
        TAG_KID, 17, 33, -128, 127,
        TAG_SERVER_NUMBER, 3, 12, 1, 20,
        TAG_SPI, 1, 1, SPI_CHECKSUM_COUNTER, SPI_CIPHERED,
        TAG_SERVER_TAR, 3, 3, -128, 127,
        TAG_TRIES, 1, 1, 1, 20,
        TAG_BEARER, 1, 16, -128, 127,
        TAG_ACCESS_NAME, 1, 100, -128, 127,
        TAG_BUFFER_SIZE, 2, 2, -128, 127,
        TAG_MENU_TEXT, 1, 32, -128, 127,
        TAG_CONTENT_NAME, 1, 32, -128, 127,
        TAG_CONTENT_KIBIBYTES, 1, 1, 1, 63};
    private static final short RULE_OCTETS = 5;
    /** What holds when the parameters say nothing else: they are looked up from the front. */
    private static final byte[] DEFAULTS = {
        TAG_SPI, 1, SPI_CIPHERED, TAG_SERVER_TAR, 3, 'B', 'I', 'P', TAG_TRIES, 1, 3, TAG_BEARER, 1, 3,
        TAG_BUFFER_SIZE, 2, 0x05, 0x78, TAG_CONTENT_KIBIBYTES, 1, 33};

    /** SPI first octet. */
    final byte spi;
    final byte kic;
    final byte kid;
    final KeyedCipher cipher;
    final KeyedCipher checksumCipher;
    final byte tries;
    /** The TLVs as given, the values of the keys cleared, and behind them the defaults. */
    final byte[] values;

    /** Reads {@code length} octets from {@code offset} on. */
    InstallParameters(byte[] data, short offset, short length) {
        values = new byte[(short) (length + DEFAULTS.length)];
        Util.arrayCopyNonAtomic(data, offset, values, (short) 0, length);
        Util.arrayCopyNonAtomic(DEFAULTS, (short) 0, values, length, (short) DEFAULTS.length);
        short at = 0;
        while (at < length) {
            if ((short) (length - at) < 3 || values[at] == 0 || values[(short) (at + 1)] < 1) {
                refuse();
            }
            at = (short) (at + 2 + values[(short) (at + 1)]);
        }
        if (at != length) {
            refuse();
        }
        for (short rule = 0; rule < (short) RULES.length; rule += RULE_OCTETS) {
            at = find(RULES[rule]);
            if (at != 0 && (outside(at, (short) (rule + 1)) || outside((short) (at + 1), (short) (rule + 3)))) {
                refuse();
            }
        }

        kic = octet(TAG_KIC);
        cipher = cipher(TAG_KIC);
        kid = octet(TAG_KID);
        checksumCipher = cipher(TAG_KID);
        spi = octet(TAG_SPI);
        if (values[find(TAG_SERVER_NUMBER)] != (byte) (2 + ((short) (octet(TAG_SERVER_NUMBER) + 1) >> 1))
                || (byte) (spi | SPI_CIPHERED) != SPI_CIPHERED || (spi & 1) != 0
                || (find(TAG_MENU_TEXT) == 0) != (find(TAG_CONTENT_NAME) == 0)) {
            refuse();
        }
        tries = octet(TAG_TRIES);
    }

    /** Where the value's length stands in {@link #values}, right before the value; 0 when there is none. */
    short find(byte tag) {
        short at = 0;
        while (at < (short) values.length) {
            short length = (short) (at + 1);
            if (values[at] == tag) {
                return length;
            }
            at = (short) (length + 1 + values[length]);
        }
        return 0;
    }

    /** Copies a value, if there is one; the offset behind it. */
    short copy(byte tag, byte[] target, short offset) {
        short at = find(tag);
        return at == 0 ? offset : Util.arrayCopyNonAtomic(values, (short) (at + 1), target, offset, values[at]);
    }

    /** The first octet of a value that must be there. */
    byte octet(byte tag) {
        short at = find(tag);
        if (at == 0) {
            refuse();
        }
        return values[(short) (at + 1)];
    }

    private KeyedCipher cipher(byte tag) {
        short name = (short) (find(tag) + 1);
        short key = (short) (name + 1);
        short octets = (short) (values[(short) (name - 1)] - 1);
        KeyedCipher keyed = new KeyedCipher(values[name], values, key, octets);
        Util.arrayFillNonAtomic(values, key, octets, (byte) 0);
        return keyed;
    }

    /** Whether an octet is less than one limit or greater than the one behind it. */
    private boolean outside(short at, short limits) {
        return values[at] < RULES[limits] || values[at] > RULES[(short) (limits + 1)];
    }

    private static void refuse() {
        ISOException.throwIt(ISO7816.SW_WRONG_DATA);
    }
}
