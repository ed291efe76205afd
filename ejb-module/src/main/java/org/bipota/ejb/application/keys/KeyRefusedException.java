package org.bipota.ejb.application.keys;

import jakarta.ejb.ApplicationException;

/** A key or a vendor's format cannot be used as asked. The message says why, without keys. */
@ApplicationException(rollback = true)
public final class KeyRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /** {@code field} is what is wrong, {@code reason} says what is allowed. */
    public KeyRefusedException(String field, String reason) {
        super(reason, null, false, false);
        this.field = field;
    }

    /** What is wrong, by its name in the API. */
    public String field() {
        return field;
    }
}
