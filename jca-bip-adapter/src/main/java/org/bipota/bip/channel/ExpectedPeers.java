package org.bipota.bip.channel;

import java.util.function.LongSupplier;
import org.bipota.protocol.Octets;

/**
 * The identifications that the application said it expects, for all servers of the adapter and whether one runs or not. The
 * oldest are forgotten when there are too many; about 64 octets each.
 */
public final class ExpectedPeers {

    private final Fingerprints fingerprints = new Fingerprints();
    private final LongSupplier nanoTime;
    private final RecentSet expected;

    /** None yet, and at most so many. */
    public ExpectedPeers(int most, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.expected = new RecentSet(most, Long.MAX_VALUE, nanoTime.getAsLong());
    }

    /** A peer with this identification will come. */
    public synchronized void add(Octets identification) {
        expected.add(fingerprints.of(identification), nanoTime.getAsLong());
    }

    /** An identification in 64 bits. */
    long fingerprint(Octets identification) {
        return fingerprints.of(identification);
    }

    synchronized boolean contains(long fingerprint) {
        return expected.contains(fingerprint, nanoTime.getAsLong());
    }

    synchronized void remove(long fingerprint) {
        expected.remove(fingerprint);
    }
}
