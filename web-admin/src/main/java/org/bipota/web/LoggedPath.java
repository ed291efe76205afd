package org.bipota.web;

import java.util.regex.Pattern;

/** Makes the path of a call fit for logs and audit records: what follows the collections of subscribers and cards is an identity. */
public final class LoggedPath {

    private static final Pattern IDENTITY = Pattern.compile("(?<=(?:^|/)(?:capabilities|subscribers|cards)/)[^/]*[0-9][^/]*");

    private LoggedPath() {
    }

    /** The path with a star where it names an MSISDN or ICCID. */
    public static String of(String path) {
        return IDENTITY.matcher(path).replaceAll("*");
    }
}
