package org.bipota.web.console;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Makes a double submit harmless: each form that orders something carries a token as {@value #PARAMETER}, and a token serves
 * once in a session. Bounded: the oldest token makes room.
 */
@Named("once")
@SessionScoped
public class SubmitOnce implements Serializable {

    /** The name of the form's field. */
    static final String PARAMETER = "once";

    static final int REMEMBERED = 500;

    private static final long serialVersionUID = 1L;

    private final Set<String> used = new LinkedHashSet<>();

    /** A token for a form. */
    public String getToken() {
        return UUID.randomUUID().toString();
    }

    /** Whether this is the first submit with {@code token}; none is no first. */
    synchronized boolean first(String token) {
        if (token == null || !used.add(token)) {
            return false;
        }
        if (used.size() > REMEMBERED) {
            var oldest = used.iterator();
            oldest.next();
            oldest.remove();
        }
        return true;
    }
}
