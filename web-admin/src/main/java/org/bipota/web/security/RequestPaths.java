package org.bipota.web.security;

import jakarta.servlet.http.HttpServletRequest;

/** What a request is for, by its path. */
public final class RequestPaths {

    /** The login page, the only page of Faces open to everyone. */
    public static final String LOGIN = "/login.xhtml";

    /** The way to an OpenID Connect issuer and back. */
    static final String OIDC = "/oidc/";

    private static final String API = "/api";

    private RequestPaths() {
    }

    /** Whether the request is for the API; decided on the decoded path by which the container chose the servlet. */
    static boolean isApi(HttpServletRequest request) {
        String servletPath = request.getServletPath() == null ? "" : request.getServletPath();
        String pathInfo = request.getPathInfo() == null ? "" : request.getPathInfo();
        return isApi(servletPath + pathInfo);
    }

    /** Whether a decoded path within the application is the API's. */
    public static boolean isApi(String path) {
        return path.equals(API) || path.startsWith(API + "/");
    }

    /** Whether the request was made by the script of a Faces page, which follows redirects given in its own form only. */
    static boolean isFacesAjax(HttpServletRequest request) {
        return "partial/ajax".equals(request.getHeader("Faces-Request"));
    }
}
