package org.bipota.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import org.bipota.web.api.ErrorServlet;
import org.bipota.web.api.Problem;
import org.bipota.web.security.oidc.BearerTokens;

/**
 * Authenticates API calls by HTTP Basic (RFC 7617) or a bearer token (RFC 6750), without a session, and everything else by
 * the session that the login page signed in to.
 */
@ApplicationScoped
public class OperatorAuthentication implements HttpAuthenticationMechanism {

    private static final String CHALLENGE = "Basic realm=\"BIP-OTA\", charset=\"UTF-8\"";

    private final Clock clock = Clock.systemUTC();

    private static final String BEARER = "Bearer ";

    @Inject
    private SignIn signIn;

    @Inject
    private BearerTokens tokens;

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response,
            HttpMessageContext context) {
        boolean api = RequestPaths.isApi(request);
        ResponseHeaders.forPath(api).forEach(response::setHeader);
        try {
            return api ? credentials(request, response, context) : session(request, response, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AuthenticationStatus credentials(HttpServletRequest request, HttpServletResponse response,
            HttpMessageContext context) {
        String authorization = request.getHeader("Authorization");
        if (tokens.areAccepted() && authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            String token = authorization.substring(BEARER.length()).trim();
            return answer(tokens.verify(token, request.getRemoteAddr()), request, response, context);
        }
        Optional<BasicCredentials> credentials = BasicCredentials.parse(authorization);
        if (credentials.isEmpty()) {
            return challenge(request, response, "credentials are missing: send HTTP Basic"
                    + (tokens.areAccepted() ? " or a bearer token" : ""));
        }
        return answer(signIn.attempt(credentials.get(), CallSite.of(request)), request, response, context);
    }

    private AuthenticationStatus answer(SignInOutcome outcome, HttpServletRequest request, HttpServletResponse response,
            HttpMessageContext context) {
        if (outcome instanceof SignInOutcome.Accepted accepted) {
            return context.notifyContainerAboutLogin(new CallerPrincipal(accepted.name()), accepted.groups());
        }
        if (outcome instanceof SignInOutcome.Throttled throttled) {
            response.setHeader("Retry-After", Long.toString(throttled.retryAfter().toSeconds() + 1));
            return refuse(request, response, 429, "too many attempts with wrong credentials");
        }
        if (outcome instanceof SignInOutcome.Busy) {
            response.setHeader("Retry-After", "2");
            return refuse(request, response, 503, "the credentials cannot be verified at the moment");
        }
        return challenge(request, response, "the credentials are wrong");
    }

    private AuthenticationStatus challenge(HttpServletRequest request, HttpServletResponse response, String detail) {
        response.setHeader("WWW-Authenticate", CHALLENGE);
        if (tokens.areAccepted()) {
            response.addHeader("WWW-Authenticate", "Bearer realm=\"BIP-OTA\"");
        }
        return refuse(request, response, HttpServletResponse.SC_UNAUTHORIZED, detail);
    }

    /** The container sends the status; a body of ours would be a second answer where the request has one that nobody read. */
    private static AuthenticationStatus refuse(HttpServletRequest request, HttpServletResponse response, int status, String detail) {
        ErrorServlet.answerWith(request, Problem.of(status, detail));
        response.setStatus(status);
        return AuthenticationStatus.SEND_FAILURE;
    }

    private AuthenticationStatus session(HttpServletRequest request, HttpServletResponse response,
            HttpMessageContext context) throws IOException {
        Optional<SignedIn> signedIn = SignedIn.of(request, clock.instant());
        if (signedIn.isPresent()) {
            return context.notifyContainerAboutLogin(new CallerPrincipal(signedIn.get().name()), signedIn.get().groups());
        }
        if (!context.isProtected()) {
            return context.doNothing();
        }
        String login = request.getContextPath() + LocalAddress.login(request);
        if (RequestPaths.isFacesAjax(request)) {
            response.setContentType("text/xml;charset=UTF-8");
            response.getWriter().write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\""
                    + login.replace("&", "&amp;") + "\"/></partial-response>");
            response.flushBuffer();
        } else {
            response.sendRedirect(login);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }
}
