package org.bipota.ejb.application;

/** A card that cannot be imported; the message says why, without keys. */
public final class CardImportException extends Exception {

    private static final long serialVersionUID = 1L;

    /** With the reason. */
    public CardImportException(String reason) {
        super(reason);
    }
}
