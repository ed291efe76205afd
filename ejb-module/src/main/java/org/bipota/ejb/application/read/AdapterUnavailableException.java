package org.bipota.ejb.application.read;

import jakarta.ejb.ApplicationException;

/** A resource adapter gives no connection: it is stopped, or its connection pool is exhausted. Worth trying again. */
@ApplicationException
public class AdapterUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The adapter, as a sentence begins with it. */
    public AdapterUnavailableException(String adapter, Throwable cause) {
        super(adapter + " gives no connection at the moment", cause);
    }
}
