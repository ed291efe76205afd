package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.bipota.web.security.BasicCredentials;
import org.bipota.web.security.CallSite;
import org.bipota.web.security.ConsoleSessions;
import org.bipota.web.security.RequestPaths;
import org.bipota.web.security.SignIn;
import org.bipota.web.security.SignInOutcome;

/** Signs in and out. */
@Named
@RequestScoped
public class LoginBean {

    @Inject
    private SignIn signIn;

    @Inject
    private ConsoleSessions sessions;

    @Inject
    private Texts texts;

    @Inject
    private Here here;

    private String name;
    private String password;

    /** Signs in with what was entered and goes to where one was, or says why not. */
    public void signIn() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        HttpServletRequest request = request(faces);
        SignInOutcome outcome = signIn.attempt(new BasicCredentials(name, password), CallSite.of(request));
        if (outcome instanceof SignInOutcome.Accepted accepted) {
            sessions.begin(accepted, request, "by password");
            goTo(here.getBack());
        } else if (outcome instanceof SignInOutcome.Throttled throttled) {
            refuse(texts.text("login.throttled", throttled.retryAfter().toSeconds() + 1));
        } else {
            refuse(texts.text(outcome instanceof SignInOutcome.Busy ? "login.busy" : "login.refused"));
        }
    }

    /** Ends the session and goes to the login page. */
    public void signOut() throws IOException {
        sessions.end(request(FacesContext.getCurrentInstance()));
        goTo(RequestPaths.LOGIN);
    }

    private static HttpServletRequest request(FacesContext faces) {
        return (HttpServletRequest) faces.getExternalContext().getRequest();
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
