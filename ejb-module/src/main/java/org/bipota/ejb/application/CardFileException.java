package org.bipota.ejb.application;

import jakarta.ejb.ApplicationException;

/** A card file cannot be read at all: its header is another one. Nothing of it was imported. */
@ApplicationException
public class CardFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what is wrong and what is expected. */
    public CardFileException(String message) {
        super(message);
    }
}
