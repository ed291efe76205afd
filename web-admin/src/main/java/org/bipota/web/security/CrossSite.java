package org.bipota.web.security;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a request was caused by a page of another site (cross-site request forgery). Browsers send cookies and remembered
 * Basic credentials with such requests; they also say where those come from, by {@code Sec-Fetch-Site} (Fetch Metadata) or,
 * older ones and those on plain HTTP, by {@code Origin} (RFC 6454). Programs send neither.
 */
final class CrossSite {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** Neither user information nor anything behind the port. */
    private static final Pattern SITE = Pattern.compile("https?://[A-Za-z0-9.\\-\\[\\]:]{1,255}(?=/|$)");

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

    /**
     * The site whose page caused a request, fit for logs: scheme, host and port of {@code Origin}, or of {@code Referer} where the
     * browser keeps the origin to itself. A path, which may name anything, is left out, and so is what is no such address.
     *
     * @param origin the header {@code Origin}, or null
     * @param referer the header {@code Referer}, or null
     */
    static String page(String origin, String referer) {
        return Stream.of(origin, referer).filter(Objects::nonNull).map(SITE::matcher).filter(Matcher::lookingAt)
                .map(Matcher::group).findFirst().orElse("which the browser does not name");
    }

    private static String authority(String origin) {
        int scheme = origin.indexOf("://");
        return scheme < 0 ? "" : origin.substring(scheme + 3).toLowerCase(Locale.ROOT);
    }
}
