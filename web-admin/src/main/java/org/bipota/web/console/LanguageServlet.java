package org.bipota.web.console;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.bipota.web.security.LocalAddress;

/** Switches the language of this browser, and goes back to the page. Open to everyone, since the login page needs it too. */
@WebServlet("/language")
public class LanguageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Duration REMEMBERED = Duration.ofDays(365);

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Languages.of(request.getParameter("tag")).ifPresent(language -> {
            Cookie cookie = new Cookie(Languages.COOKIE, language.toLanguageTag());
            cookie.setPath("/");
            cookie.setHttpOnly(true);
            cookie.setSecure(request.isSecure());
            cookie.setAttribute("SameSite", "Strict");
            cookie.setMaxAge((int) REMEMBERED.toSeconds());
            response.addCookie(cookie);
        });
        response.sendRedirect(request.getContextPath() + LocalAddress.orHome(request.getParameter("here")));
    }
}
