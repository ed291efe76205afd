package org.bipota.bip.channel;

import java.security.SecureRandom;
import org.bipota.protocol.Octets;

/**
 * Identifications in 64 bits under a secret of this process, so that sets of them are small and nobody can choose
 * identifications that fall together.
 */
final class Fingerprints {

    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final long secret = new SecureRandom().nextLong();

    long of(Octets identification) {
        long mixed = secret ^ identification.length();
        long word = 0;
        for (int i = 0; i < identification.length(); i++) {
            word = word << 8 | identification.at(i);
            if (i % Long.BYTES == Long.BYTES - 1) {
                mixed = mix(mixed ^ word);
                word = 0;
            }
        }
        return mix(mixed ^ word) ^ secret;
    }

    private long mix(long value) {
        long mixed = (value ^ value >>> 30) * (ODD ^ secret << 1);
        return mixed ^ mixed >>> 29;
    }
}
