package org.bipota.web.security;

import java.util.Locale;
import java.util.Set;

/**
 * Whether a request was caused by a page of another site (cross-site request forgery). Browsers send cookies and remembered
 * Basic credentials with such requests; they also say where those come from, by {@code Sec-Fetch-Site} (Fetch Metadata) or,
 * older ones and those on plain HTTP, by {@code Origin} (RFC 6454). Programs send neither.
 */
final class CrossSite {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private CrossSite() {
    }

    /**
     * Whether to refuse a request that changes something.
     *
     * @param method of the request
     * @param site the header {@code Sec-Fetch-Site}, or null
     * @param origin the header {@code Origin}, or null
     * @param host the header {@code Host}: name and port as the browser knows them, or null
     */
    static boolean refuses(String method, String site, String origin, String host) {
        if (SAFE.contains(method)) {
            return false;
        }
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        return origin != null && (host == null || !authority(origin).equals(host.toLowerCase(Locale.ROOT)));
    }

    private static String authority(String origin) {
        int scheme = origin.indexOf("://");
        return scheme < 0 ? "" : origin.substring(scheme + 3).toLowerCase(Locale.ROOT);
    }
}
