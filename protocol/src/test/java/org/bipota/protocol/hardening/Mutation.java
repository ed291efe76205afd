package org.bipota.protocol.hardening;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bipota.protocol.Octets;

/** Damages octet strings in the ways that links, and attackers, do. */
final class Mutation {

    private static final int[] TELLING = {0x00, 0x01, 0x7F, 0x80, 0x81, 0x82, 0x83, 0x84, 0xFE, 0xFF};

    private final SplittableRandom random;

    Mutation(SplittableRandom random) {
        this.random = random;
    }

    /** One to four damages, one after the other. */
    Octets damage(Octets sample, Octets other) {
        byte[] bytes = sample.toByteArray();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) {
            bytes = once(bytes, other);
        }
        return Octets.of(bytes);
    }

    private byte[] once(byte[] bytes, Octets other) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(7)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> bytes[at] = (byte) TELLING[random.nextInt(TELLING.length)];
            case 3 -> bytes[at] += (byte) (random.nextBoolean() ? 1 : -1);
            case 4 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 5 -> {
                byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
                System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                return longer;
            }
            default -> {
                byte[] tail = other.toByteArray();
                byte[] spliced = Arrays.copyOf(bytes, at + tail.length);
                System.arraycopy(tail, 0, spliced, at, tail.length);
                return spliced;
            }
        }
        return bytes;
    }
}
