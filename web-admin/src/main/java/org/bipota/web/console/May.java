package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** What who is signed in may do; pages show what this allows, and {@link ForRole} denies the rest. */
@Named
@RequestScoped
public class May {

    /** Starts checks, downloads and campaigns, stores contents, looks at traffic. */
    static final String OPERATOR = "operator";
    /** Imports cards. */
    static final String KEYMASTER = "keymaster";
    /** Imports names of handsets, changes links. */
    static final String ADMIN = "admin";

    @Inject
    private HttpServletRequest request;

    /** Whether an operator's actions are allowed. */
    public boolean isOperate() {
        return request.isUserInRole(OPERATOR);
    }

    /** Whether a keymaster's actions are allowed. */
    public boolean isKeepKeys() {
        return request.isUserInRole(KEYMASTER);
    }

    /** Whether an administrator's actions are allowed. */
    public boolean isAdminister() {
        return request.isUserInRole(ADMIN);
    }

    /** The user's name, for audit records. */
    public String getActor() {
        return request.getUserPrincipal().getName();
    }

    /** Whether the user has this role. */
    boolean has(String role) {
        return request.isUserInRole(role);
    }
}
