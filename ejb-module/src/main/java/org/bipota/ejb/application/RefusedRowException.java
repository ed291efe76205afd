package org.bipota.ejb.application;

/** A row of an import cannot be used. The message says why and holds nothing of a key. */
public final class RefusedRowException extends Exception {

    private static final long serialVersionUID = 1L;

    /** With the reason. */
    public RefusedRowException(String reason) {
        super(reason, null, false, false);
    }
}
