package org.bipota.web.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.ResourceBundle;

/** The page for what went wrong outside of the pages; made without Faces, which may be what failed. */
public final class ErrorPage {

    private ErrorPage() {
    }

    /** Writes it in the browser's language. */
    public static void write(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        Locale language = Languages.wanted(request);
        ResourceBundle texts = Texts.in(language);
        String key = "error." + status;
        String text = texts.getString(texts.containsKey(key) ? key : "error.other");
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'");
        String resources = request.getContextPath() + "/jakarta.faces.resource/";
        response.getWriter().write("<!DOCTYPE html><html lang=\"" + language.toLanguageTag() + "\"><head><meta charset=\"UTF-8\">"
                + "<title>" + texts.getString("error.title") + " · " + texts.getString("app.name") + "</title>"
                + "<link rel=\"stylesheet\" href=\"" + resources + "console.css.xhtml?ln=bipota\"></head>"
                + "<body class=\"login-page\"><main class=\"login-card\"><h1>" + texts.getString("error.title") + "</h1><p>" + text
                + "</p><p class=\"hint\">" + status + "</p><p><a href=\"" + request.getContextPath() + "/\">"
                + texts.getString("error.home") + "</a></p></main></body></html>");
    }
}
