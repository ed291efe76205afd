package org.bipota.ejb.application;

/** Makes identities fit for logs and reasons. */
public final class Masking {

    private static final int SHOWN_FIRST = 4;
    private static final int SHOWN_LAST = 2;

    private Masking() {
    }

    /** The first four and the last two characters; the others, and all of a short text, are stars. Null stays null. */
    public static String mask(String identity) {
        if (identity == null) {
            return null;
        }
        int hidden = identity.length() - SHOWN_FIRST - SHOWN_LAST;
        if (hidden < 2) {
            return "*".repeat(identity.length());
        }
        return identity.substring(0, SHOWN_FIRST) + "*".repeat(hidden) + identity.substring(identity.length() - SHOWN_LAST);
    }
}
