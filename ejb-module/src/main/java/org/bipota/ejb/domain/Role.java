package org.bipota.ejb.domain;

/** What an operator may do; a higher role includes the lower ones. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Starts checks, downloads and campaigns. */
    OPERATOR,
    /** Imports cards and changes settings. */
    ADMIN;

    /** Whether this role includes {@code other}. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
