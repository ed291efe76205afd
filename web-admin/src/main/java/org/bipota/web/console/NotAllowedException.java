package org.bipota.web.console;

/** Somebody did what the role does not allow; the pages do not offer it. */
public class NotAllowedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAllowedException(String role) {
        super("this needs the role " + role);
    }
}
