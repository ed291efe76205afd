package org.bipota.ejb.application.masterkey;

import java.nio.file.Path;
import java.security.UnrecoverableKeyException;

/** A file of keys cannot be read or written, or not with this password; says in plain words what to do. */
final class UnusableStoreException extends IllegalStateException {

    UnusableStoreException(Path file, Exception cause) {
        super(message(file, cause), cause);
    }

    private static String message(Path file, Throwable cause) {
        Throwable deepest = cause;
        for (Throwable one = cause; one != null; one = one.getCause()) {
            if (one instanceof UnrecoverableKeyException) {
                return "BIP_OTA_KEY_PASSWORD does not unlock the credential store " + file + "; give the password it was made with";
            }
            deepest = one;
        }
        return "the credential store " + file + " cannot be used: " + deepest.getMessage();
    }
}
