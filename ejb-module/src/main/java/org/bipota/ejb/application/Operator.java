package org.bipota.ejb.application;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.bipota.ejb.domain.Role;

/**
 * An operator whose password was verified.
 *
 * @param name the account's name
 * @param role what the account may do
 */
public record Operator(String name, Role role) {

    /** The names of the role and of those it includes, in lower case, as the role checks know them. */
    public Set<String> roleNames() {
        return role.included().stream()
                .map(included -> included.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
