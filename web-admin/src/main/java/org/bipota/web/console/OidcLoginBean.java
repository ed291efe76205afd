package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bipota.web.security.oidc.CodeFlow;
import org.bipota.web.security.oidc.OidcServlet;
import org.bipota.web.security.oidc.SignInRefusal;

/** The login page's second way in, by an OpenID Connect issuer. */
@Named
@RequestScoped
public class OidcLoginBean {

    @Inject
    private CodeFlow flow;

    @Inject
    private Here here;

    @Inject
    private HttpServletRequest request;

    /** Whether there is that way. */
    public boolean isOffered() {
        return flow.isOffered();
    }

    /** By whom; asked only where it is offered. */
    public String getIssuer() {
        return flow.issuerHost();
    }

    /** The path that leads there, and back to where one was. */
    public String getPath() {
        return OidcServlet.LOGIN + "?back=" + URLEncoder.encode(here.getBack(), StandardCharsets.UTF_8);
    }

    /** Why it led back here without anybody signed in, or null. */
    public SignInRefusal getRefusal() {
        String given = request.getParameter("refused");
        return Arrays.stream(SignInRefusal.values()).filter(one -> one.name().equals(given)).findFirst().orElse(null);
    }
}
