package org.bipota.web.security;

import java.util.Map;

/**
 * The headers that tell browsers what not to do. Pages made by Faces get their {@code Content-Security-Policy} from
 * PrimeFaces, with a nonce for each (see web.xml).
 */
final class ResponseHeaders {

    private static final Map<String, String> EVERYWHERE = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin");

    private static final Map<String, String> API = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

    private ResponseHeaders() {
    }

    /** The headers for the API or for the rest. */
    static Map<String, String> forPath(boolean api) {
        return api ? API : EVERYWHERE;
    }
}
