package org.bipota.ejb.domain;

import java.util.EnumSet;
import java.util.Set;

/**
 * What an account may do. Who works with keys and who works with subscribers are two people: {@link #KEYMASTER} and
 * {@link #OPERATOR} both read, and neither does the other's work.
 */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Starts checks, downloads and campaigns. */
    OPERATOR,
    /** Imports cards and keeps keys. */
    KEYMASTER,
    /** All of it, and changes settings. */
    ADMIN;

    /** This role and those it includes. */
    public Set<Role> included() {
        return switch (this) {
            case VIEWER -> EnumSet.of(VIEWER);
            case OPERATOR -> EnumSet.of(VIEWER, OPERATOR);
            case KEYMASTER -> EnumSet.of(VIEWER, KEYMASTER);
            case ADMIN -> EnumSet.allOf(Role.class);
        };
    }
}
