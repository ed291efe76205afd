package org.bipota.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.bipota.ejb.application.privacy.Disclosure;
import org.bipota.ejb.application.privacy.DisclosurePolicy;

/**
 * What the caller of this request is shown of MSISDN, IMSI, IMEI and ICCID. Pages write every one of them as
 * {@code #{disclosure.shown(…)}}; the API's answers pass it by themselves.
 */
@Named("disclosure")
@RequestScoped
public class CallerDisclosure {

    @Inject
    private DisclosurePolicy policy;

    @Inject
    private HttpServletRequest request;

    /** By the caller's roles. */
    public Disclosure current() {
        return policy.of(request::isUserInRole);
    }

    /** The identity as the caller is shown it; null stays null. */
    public String shown(String identity) {
        return current().of(identity);
    }

    /** Whether the caller is shown identities in full. */
    public boolean isFull() {
        return current() == Disclosure.FULL;
    }
}
