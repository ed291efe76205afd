package org.bipota.ejb.application;

/** A download was asked for of, or to, something that is not known; the message says what. Nothing was changed. */
public class UnknownForDownloadException extends Exception {

    private static final long serialVersionUID = 1L;

    UnknownForDownloadException(String message) {
        super(message);
    }
}
