package org.bipota.ejb.domain;

/** Why a check was started. */
public enum CheckCause {
    /** The card was used for the first time (trigger 01). */
    FIRST_USE,
    /** The card saw another terminal (trigger 02). */
    TERMINAL_CHANGED,
    /** The card asked without saying why. */
    CARD,
    /** An operator or a scheduler asked. */
    OPERATOR
}
