package org.bipota.ejb.application;

import java.util.EnumSet;
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

    /** The names of the role and of those it includes, as the API's role checks know them: {@code viewer, operator, admin}. */
    public Set<String> roleNames() {
        return EnumSet.range(Role.VIEWER, role).stream()
                .map(included -> included.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
