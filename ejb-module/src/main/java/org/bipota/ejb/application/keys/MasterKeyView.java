package org.bipota.ejb.application.keys;

import java.time.Instant;

/**
 * The master key and its rotation.
 *
 * @param version by which secrets are encrypted now, counted from 1
 * @param createdAt when it was made
 * @param createdBy who asked for it
 * @param rotating whether anything is still encrypted by a version before
 * @param remaining the cards that are
 */
public record MasterKeyView(int version, Instant createdAt, String createdBy, boolean rotating, long remaining) {
}
