package org.bipota.ejb.application.links;

import jakarta.ejb.ApplicationException;
import java.util.List;

/** A link cannot be made as it is wanted. */
@ApplicationException(rollback = true)
public final class LinkRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * One thing that is wrong.
     *
     * @param setting the name of the setting
     * @param reason what is wrong and what is allowed; never a password
     */
    public record Problem(String setting, String reason) {
    }

    private final transient List<Problem> problems;

    LinkRefusedException(List<Problem> problems) {
        super("the link cannot be used: " + problems);
        this.problems = List.copyOf(problems);
    }

    LinkRefusedException(String setting, String reason) {
        this(List.of(new Problem(setting, reason)));
    }

    /** All that is wrong. */
    public List<Problem> problems() {
        return problems;
    }
}
