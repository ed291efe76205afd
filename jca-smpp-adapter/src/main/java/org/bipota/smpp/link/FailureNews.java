package org.bipota.smpp.link;

import java.time.Duration;

/**
 * Decides which failed attempts are worth a warning: an SMSC that is down for a night would fill the log otherwise. Worth it
 * is another reason than the one before, and the same one every ten minutes. Time is an argument.
 */
final class FailureNews {

    static final Duration SAID_AGAIN_AFTER = Duration.ofMinutes(10);

    private String said;
    private long saidNanos;

    /** Whether a failure for {@code reason} is to be said now; then it counts as said. */
    boolean isNews(String reason, long nowNanos) {
        if (reason.equals(said) && nowNanos - saidNanos < SAID_AGAIN_AFTER.toNanos()) {
            return false;
        }
        said = reason;
        saidNanos = nowNanos;
        return true;
    }

    /** The link is bound: the next failure is news. */
    void over() {
        said = null;
    }
}
