package org.bipota.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses within the console, as path and query, by which one comes back to where one was. */
public final class LocalAddress {

    private static final String LOCAL = "/(?![/\\\\])[\\x21-\\x7E&&[^\\\\\"<>]]{0,1000}";

    private LocalAddress() {
    }

    /** What {@code request} asked for. */
    public static String of(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return orHome(request.getQueryString() == null ? path : path + '?' + request.getQueryString());
    }

    /** The address when it leads nowhere but into the console; the home page otherwise. */
    public static String orHome(String address) {
        return address != null && address.matches(LOCAL) ? address : "/";
    }

    /** Where a login leads back to: as {@link #orHome}, and not to another login. */
    public static String afterLogin(String address) {
        String back = orHome(address);
        return back.startsWith(RequestPaths.LOGIN) || back.startsWith(RequestPaths.OIDC) ? "/" : back;
    }

    /** The login page that leads to what {@code request} asked for, and says so when a session has ended. */
    static String login(HttpServletRequest request) {
        String ended = request.getRequestedSessionId() == null || request.isRequestedSessionIdValid() ? "" : "&ended=true";
        return RequestPaths.LOGIN + "?back=" + URLEncoder.encode(of(request), StandardCharsets.UTF_8) + ended;
    }
}
