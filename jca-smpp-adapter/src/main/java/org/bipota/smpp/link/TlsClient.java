package org.bipota.smpp.link;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.bipota.smpp.link.KeptSession.TlsFailedException;

/** Puts TLS over a connection. */
final class TlsClient {

    private final TlsSettings settings;
    private final Duration limit;

    /** For handshakes of at most {@code limit} without an octet from the SMSC. */
    TlsClient(TlsSettings settings, Duration limit) {
        this.settings = settings;
        this.limit = limit;
    }

    /**
     * The secured socket over {@code transport}, whose closing closes that too.
     *
     * @param host as configured: what the certificate must be for
     * @throws TlsFailedException when no session that fulfils the settings came to be
     */
    Socket secure(Socket transport, String host, int port) throws IOException {
        try {
            SSLSocket socket = (SSLSocket) settings.context().getSocketFactory().createSocket(transport, host, port, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(settings.protocols().toArray(String[]::new));
            if (settings.hostNameCheck()) {
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
            }
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
            socket.startHandshake();
            socket.setSoTimeout(0);
            return socket;
        } catch (SocketTimeoutException e) {
            throw new TlsFailedException("no answer to the handshake within " + limit.toMillis() + " ms", e);
        } catch (SSLException e) {
            throw new TlsFailedException(inWords(e), e);
        } catch (SocketException e) {
            throw new TlsFailedException("the SMSC broke the handshake off: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new TlsFailedException("the trust store or key store cannot be used: " + e.getMessage(), e);
        }
    }

    /** The innermost cause says the most. */
    static String inWords(SSLException e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
