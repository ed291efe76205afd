package org.bipota.web;

import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** The web module's log events, 4100 to 4999. */
@MessageLogger(projectCode = "BIPOTA", length = 4)
public interface WebLog extends BasicLogger {

    /** The one instance. */
    WebLog LOG = Logger.getMessageLogger(java.lang.invoke.MethodHandles.lookup(), WebLog.class, "org.bipota.web");

    /** Wrong credentials; the name is left out, since passwords are typed into name fields. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 4100, value = "A login from %s was refused (failure %d of this user there): unknown user or wrong password. "
            + "Repeated failures are answered slower and slower; reset a password with its BIP_OTA_..._PASSWORD variable")
    void signInRefused(String address, int failures);

    /** The hashing bound was reached. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 4101, value = "A login from %s was turned away: too many passwords are being verified at once. "
            + "If this goes on, block the addresses that cause events 4100")
    void signInBusy(String address);

    /** A fault of ours behind a 500. */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 4102, value = "%s %s failed; the caller was answered 500 with reference %s. "
            + "The cause follows; the call may be repeated")
    void requestFailed(String method, String path, String reference, @Cause Throwable cause);

    /** A resource adapter gives no connection. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 4103, value = "%s; its part of the answer is missing. Look for the adapter's own log events")
    void adapterUnavailable(String what);

    /** An operator signed in to the console. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 4104, value = "%s signed in to the console from %s")
    void signedIn(String name, String address);

    /** A source of figures failed. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 4105, value = "%s gives no figures, so they are missing at /metrics: %s. Asked again at the next interval; "
            + "look for events of the database or the adapters")
    void figuresMissing(String source, String reason);

    /** A row was held for too long; the exception is left out, since a database may quote the row in it. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 4106, value = "%s %s waited in vain for a row that another transaction holds; the caller was answered 503 and may "
            + "repeat the call. If this goes on, the database is overloaded: look at its sessions and locks")
    void rowHeld(String method, String path);

    /** A bearer token was not accepted. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 4121, value = "A bearer token from %s was refused: %s. Compare the token with BIP_OTA_OIDC_ISSUER, _AUDIENCE, "
            + "_NAME_CLAIM and the server's clock")
    void tokenRefused(String address, String reason);

    /** The keys of the issuer are missing. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 4122, value = "The keys of the OpenID Connect issuer %s could not be fetched, so its tokens are answered 503: %s. "
            + "It is asked again with the next token, after ten seconds at the earliest")
    void issuerUnreachable(String issuer, String reason);

    /** The discovery document of the issuer is missing. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 4124, value = "The OpenID Connect issuer %s does not say where its keys and its login page are: %s. It is asked again "
            + "with the next token or sign-in, after ten seconds at the earliest; compare BIP_OTA_OIDC_ISSUER with its discovery document")
    void issuerUndiscovered(String issuer, String reason);

    /** Nobody was signed in by the issuer. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 4123, value = "A sign-in from %s by the OpenID Connect issuer was refused, %s: %s. Let the person begin again on the "
            + "login page; if this goes on, compare BIP_OTA_OIDC_CLIENT_ID, _CLIENT_SECRET, _REDIRECT_URL and _ROLES_CLAIM with what "
            + "the issuer knows of this client")
    void issuerSignInRefused(String address, Object refusal, String reason);

    /** A page of another site made a browser send something. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 4120, value = "%s %s from %s was refused: a page of another site caused it, %s. If that page is meant to, let "
            + "its server make the call; behind a proxy that changes the Host header, let it pass the original one")
    void crossSiteRefused(String method, String path, String address, String page);
}
