package org.bipota.ejb.application;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;

/** A row that another transaction held for longer than the database waits: the same call may succeed later. */
public final class HeldRow {

    private static final int WRAPPERS = 16;

    private HeldRow() {
    }

    /** Whether {@code thrown}, or what it wraps, says that a row was waited for in vain. */
    public static boolean isCauseOf(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; depth < WRAPPERS && cause != null; depth++) {
            if (cause instanceof PessimisticLockException || cause instanceof LockTimeoutException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
