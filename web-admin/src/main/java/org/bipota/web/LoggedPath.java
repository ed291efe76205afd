package org.bipota.web;

import java.util.regex.Pattern;

/**
 * Makes the path of a call fit for logs and audit records: what follows the collections of subscribers and cards is an identity,
 * and a long number or a key may stand anywhere, by mistake.
 */
public final class LoggedPath {

    private static final Pattern IDENTITY = Pattern.compile("(?<=(?:^|/)(?:capabilities|subscribers|cards)/)[^/]*[0-9][^/]*");

    private static final Pattern MISPLACED =
            Pattern.compile("(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{16,}|[0-9]{10,})(?![0-9A-Za-z])");

    private LoggedPath() {
    }

    /** The path with a star where it names an MSISDN or ICCID, or holds what may be an identity or a key. */
    public static String of(String path) {
        return MISPLACED.matcher(IDENTITY.matcher(path).replaceAll("*")).replaceAll("*");
    }
}
