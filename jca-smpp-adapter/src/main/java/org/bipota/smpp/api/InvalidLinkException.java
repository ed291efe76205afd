package org.bipota.smpp.api;

import java.util.List;

/** The definition of a link cannot be used. */
public final class InvalidLinkException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** With all that is wrong. */
    public InvalidLinkException(List<String> problems) {
        super("the link cannot be used: " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each begins with the name of the setting and a colon, and says what is allowed. */
    public List<String> problems() {
        return problems;
    }
}
