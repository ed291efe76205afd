package org.bipota.protocol.secured;

import java.util.zip.CRC32;

/** The redundancy checks that KID names when the SPI asks for one (TS 102 225 clause 5.1.3.1 and annex B). */
final class RedundancyCheck {

    private static final int CRC16_OCTETS = 2;
    private static final int CRC32_OCTETS = 4;
    private static final int[] CRC16_TABLE = crc16Table();

    private RedundancyCheck() {
    }

    /** 2 or 4 octets, or -1 where the KID octet names no redundancy check. */
    static int octets(int kid) {
        return switch (kid & 0xF) {
            case 0x1 -> CRC16_OCTETS;
            case 0x5 -> CRC32_OCTETS;
            default -> -1;
        };
    }

    /** Writes the check of {@code length} octets of {@code input} to {@code check}, high octet first. */
    static void compute(int octets, byte[] input, int length, byte[] check) {
        long value = octets == CRC16_OCTETS ? crc16(input, length) : crc32(input, length);
        for (int i = 0; i < octets; i++) {
            check[i] = (byte) (value >> 8 * (octets - 1 - i));
        }
    }

    /** CRC-16 of ISO/IEC 13239: polynomial 1021 reflected, initial and final FFFF. */
    static int crc16(byte[] input, int length) {
        int crc = 0xFFFF;
        for (int i = 0; i < length; i++) {
            crc = crc >> 8 ^ CRC16_TABLE[(crc ^ input[i]) & 0xFF];
        }
        return crc ^ 0xFFFF;
    }

    /** CRC-32 of ISO/IEC 13239. */
    static long crc32(byte[] input, int length) {
        CRC32 crc = new CRC32();
        crc.update(input, 0, length);
        return crc.getValue();
    }

    private static int[] crc16Table() {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            int crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0x8408 : crc >> 1;
            }
            table[i] = crc;
        }
        return table;
    }
}
