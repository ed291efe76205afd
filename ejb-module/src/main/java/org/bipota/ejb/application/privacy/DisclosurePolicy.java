package org.bipota.ejb.application.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Predicate;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Variable;

/** Decides by the caller's roles what of identities is shown, as {@code BIP_OTA_UNMASKED_ROLES} has it. */
@ApplicationScoped
public class DisclosurePolicy {

    private List<String> unmasked;

    /** For the container's proxy. */
    protected DisclosurePolicy() {
    }

    /** Follows {@code configuration}. */
    @Inject
    public DisclosurePolicy(Configuration configuration) {
        unmasked = List.of(configuration.text(Variable.UNMASKED_ROLES).orElseThrow().split(","));
    }

    /** What a caller is shown, of whose roles {@code inRole} tells. The role {@code none} is nobody's. */
    public Disclosure of(Predicate<String> inRole) {
        return unmasked.stream().anyMatch(inRole) ? Disclosure.FULL : Disclosure.MASKED;
    }
}
