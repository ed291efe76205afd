package org.bipota.ejb.application.console;

/** A file is no list of handset models. */
public class HandsetFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HandsetFileException(String reason) {
        super(reason);
    }
}
