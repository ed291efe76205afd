package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.bipota.web.WebLog;
import org.bipota.web.security.BasicCredentials;
import org.bipota.web.security.SignIn;
import org.bipota.web.security.SignInOutcome;
import org.bipota.web.security.SignedIn;

/** Signs in and out. */
@Named
@RequestScoped
public class LoginBean {

    private final Clock clock = Clock.systemUTC();

    @Inject
    private SignIn signIn;

    @Inject
    private Texts texts;

    @Inject
    private Here here;

    private String name;
    private String password;

    /** Signs in with what was entered and goes to where one was, or says why not. */
    public void signIn() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        HttpServletRequest request = (HttpServletRequest) faces.getExternalContext().getRequest();
        SignInOutcome outcome = signIn.attempt(new BasicCredentials(name, password), request.getRemoteAddr());
        if (outcome instanceof SignInOutcome.Accepted accepted) {
            new SignedIn(accepted.name(), accepted.groups(), clock.instant()).begin(request);
            WebLog.LOG.signedIn(accepted.name(), request.getRemoteAddr());
            goTo(here.getBack());
        } else if (outcome instanceof SignInOutcome.Throttled throttled) {
            refuse(texts.text("login.throttled", throttled.retryAfter().toSeconds() + 1));
        } else {
            refuse(texts.text(outcome instanceof SignInOutcome.Busy ? "login.busy" : "login.refused"));
        }
    }

    /** Ends the session and goes to the login page. */
    public void signOut() throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().invalidateSession();
        goTo("/login.xhtml");
    }

    private static void refuse(String why) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, why, null));
    }

    private static void goTo(String path) throws IOException {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.redirect(external.getRequestContextPath() + path);
    }

    /** The name entered. */
    public String getName() {
        return name;
    }

    /** The name entered. */
    public void setName(String name) {
        this.name = name;
    }

    /** Never shown again. */
    public String getPassword() {
        return null;
    }

    /** The password entered. */
    public void setPassword(String password) {
        this.password = password;
    }
}
