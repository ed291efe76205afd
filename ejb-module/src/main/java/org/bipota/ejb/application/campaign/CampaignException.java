package org.bipota.ejb.application.campaign;

import jakarta.ejb.ApplicationException;

/** A campaign cannot do what it is told to. */
@ApplicationException(rollback = true)
public final class CampaignException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /** {@code field} is what is wrong, {@code reason} says what is allowed. */
    public CampaignException(String field, String reason) {
        super(reason);
        this.field = field;
    }

    /** What is wrong, by its name in the API. */
    public String field() {
        return field;
    }
}
