package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.bipota.web.security.LocalAddress;

/** Where one is. */
@Named
@RequestScoped
public class Here {

    @Inject
    private HttpServletRequest request;

    /** Path and query of the page, to come back to. */
    public String getAddress() {
        return LocalAddress.of(request);
    }

    /** Where the page that had to be left leads back to, given as {@code back}; the home page when there is none. */
    public String getBack() {
        return LocalAddress.afterLogin(request.getParameter("back"));
    }

    /** Whether the login page is there because a session has ended. */
    public boolean isSessionEnded() {
        return request.getParameter("ended") != null;
    }
}
