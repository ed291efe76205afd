package org.bipota.ejb.domain;

import java.util.Locale;

/** Why a user is told to fetch a content another way; each has its own words. */
public enum NoticeReason {
    /** Whether the handset can open a channel is not known, and the content is too large for SMS. */
    TOO_LARGE,
    /** The handset cannot open a channel, and the content is too large for SMS. */
    NOT_CAPABLE,
    /** The handset can open a channel and did not, however often it was asked. */
    PUSH_FAILED;

    /** Why a user whose handset the capability table knows like this is told. */
    public static NoticeReason of(CapabilityState state) {
        return switch (state) {
            case CAPABLE -> PUSH_FAILED;
            case NOT_CAPABLE, REFUSED -> NOT_CAPABLE;
            case UNKNOWN, PENDING, UNDELIVERED -> TOO_LARGE;
        };
    }

    /** Its name in a file of texts: {@code too-large}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
