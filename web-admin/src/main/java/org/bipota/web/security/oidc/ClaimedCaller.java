package org.bipota.web.security.oidc;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bipota.ejb.domain.Role;
import org.bipota.web.security.SignInOutcome;
import org.jose4j.jwt.JwtClaims;

/** Who a verified token is about. The name gets a prefix, so that it can be no local account's. */
final class ClaimedCaller {

    private static final String NAME_PREFIX = "oidc:";
    private static final int LONGEST_NAME = 64;

    private ClaimedCaller() {
    }

    /** Name and roles by the configured claims; what is no role of ours is left out. */
    static SignInOutcome.Accepted of(JwtClaims claims, OidcSettings settings) throws TokenRefusedException {
        Object name = claims.getClaimValue(settings.nameClaim());
        if (!(name instanceof String text) || text.isBlank() || text.length() > LONGEST_NAME - NAME_PREFIX.length()) {
            throw new TokenRefusedException("the claim " + settings.nameClaim() + " is no name of 1 to "
                    + (LONGEST_NAME - NAME_PREFIX.length()) + " characters");
        }
        return new SignInOutcome.Accepted(NAME_PREFIX + text, groups(claims.getClaimsMap(), settings.rolesClaim()));
    }

    private static Set<String> groups(Map<String, Object> claims, String rolesClaim) {
        Object value = claims;
        for (String step : rolesClaim.split("\\.")) {
            value = value instanceof Map<?, ?> members ? members.get(step) : null;
        }
        List<?> named = value instanceof Collection<?> items ? List.copyOf(items)
                : value instanceof String words ? List.of(words.split(" ")) : List.of();
        Set<String> groups = new TreeSet<>();
        Arrays.stream(Role.values()).filter(role -> named.contains(name(role)))
                .forEach(role -> role.included().forEach(included -> groups.add(name(included))));
        return groups;
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
