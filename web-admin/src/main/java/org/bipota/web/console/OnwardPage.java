package org.bipota.web.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A page that leads on to another one of ours by itself. After a redirect from another site, browsers would leave the session's
 * cookie out once more; what a page of ours asks for comes with it.
 */
public final class OnwardPage {

    private OnwardPage() {
    }

    /** Writes it, with a link for who does not want pages to move by themselves; {@code to} is a {@code LocalAddress}. */
    public static void write(HttpServletRequest request, HttpServletResponse response, String to) throws IOException {
        Locale language = Languages.wanted(request);
        ResourceBundle texts = Texts.in(language);
        String address = (request.getContextPath() + to).replace("&", "&amp;");
        String resources = request.getContextPath() + "/jakarta.faces.resource/";
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'");
        response.getWriter().write("<!DOCTYPE html><html lang=\"" + language.toLanguageTag() + "\"><head><meta charset=\"UTF-8\">"
                + "<meta http-equiv=\"refresh\" content=\"0;url=" + address + "\">"
                + "<title>" + texts.getString("onward.title") + " · " + texts.getString("app.name") + "</title>"
                + "<link rel=\"icon\" type=\"image/svg+xml\" href=\"" + resources + "icon.svg.xhtml?ln=bipota\">"
                + "<link rel=\"stylesheet\" href=\"" + resources + "console.css.xhtml?ln=bipota\"></head>"
                + "<body class=\"login-page\"><main class=\"login-card\"><h1>" + texts.getString("app.name") + "</h1><p><a href=\""
                + address + "\">" + texts.getString("onward.title") + "</a></p></main></body></html>");
    }
}
