package org.bipota.web.api;

import java.util.regex.Pattern;
import org.bipota.ejb.application.Masking;

/** Makes the path of a call fit for the log: what follows the collections of subscribers and cards is an identity. */
final class LoggedPath {

    private static final Pattern IDENTITY = Pattern.compile("(?<=(?:^|/)(?:capabilities|subscribers|cards)/)[0-9]+");

    private LoggedPath() {
    }

    /** The path with its MSISDN or ICCID masked. */
    static String of(String path) {
        return IDENTITY.matcher(path).replaceAll(found -> Masking.mask(found.group()));
    }
}
