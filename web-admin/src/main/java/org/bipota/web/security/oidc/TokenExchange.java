package org.bipota.web.security.oidc;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Exchanges a code for an ID token and verifies it (OpenID Connect Core sections 3.1.3 and 3.1.3.7). */
final class TokenExchange {

    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private final Issuer issuer;

    TokenExchange(Issuer issuer) {
        this.issuer = issuer;
    }

    /**
     * The claims of the ID token that the issuer gives for {@code code}.
     *
     * @throws IOException when the issuer does not answer, or answers that it cannot
     * @throws TokenRefusedException when it refuses the code, or its token is not for this attempt
     */
    JwtClaims claims(String code, SignInAttempt attempt, URI tokenEndpoint) throws IOException, TokenRefusedException {
        OidcClient client = issuer.settings().client();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", attempt.redirectUri().toString());
        form.put("code_verifier", attempt.verifier());
        if (client.secret() == null) {
            form.put("client_id", client.id());
        }
        JwtClaims claims = issuer.tokens().verified(idToken(issuer.http().post(tokenEndpoint, form, client.authorization())), client.id());
        if (!attempt.nonce().equals(claims.getClaimValue("nonce"))) {
            throw new TokenRefusedException("its nonce is another attempt's");
        }
        Object authorizedParty = claims.getClaimValue("azp");
        if (authorizedParty != null && !authorizedParty.equals(client.id())) {
            throw new TokenRefusedException("its authorized party (azp) is another client");
        }
        return claims;
    }

    private static String idToken(IssuerHttp.Answer answer) throws IOException, TokenRefusedException {
        if (answer.status() >= SERVER_ERROR) {
            throw new IOException("the token endpoint answered " + answer.status());
        }
        try {
            Map<String, Object> document = JsonUtil.parseJson(answer.text());
            if (answer.status() == OK && document.get("id_token") instanceof String token) {
                return token;
            }
            String error = document.get("error") instanceof String text ? text : "";
            throw new TokenRefusedException("the token endpoint answered " + answer.status() + " without an ID token"
                    + (error.matches("[a-z_]{1,40}") ? ", error " + error : ""));
        } catch (JoseException noJson) {
            throw new TokenRefusedException("the token endpoint answered " + answer.status() + " with something that is no JSON object");
        }
    }
}
