package org.bipota.smpp.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.bipota.smpp.time.LinkTime;
import org.bipota.smpp.trace.LinkTracer;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;

/**
 * Makes the one connection of one session, with a time limit and TCP_NODELAY: against Nagle's algorithm, whose waiting for
 * the peer's delayed acknowledgement costs 40 ms here and there.
 */
final class LinkConnectionFactory implements ConnectionFactory {

    private final Duration connectTimeout;
    private final TlsClient tls;
    private final LinkTime time;
    private final LinkTracer tracer;
    private Socket socket;
    private LinkConnection connection;
    private boolean aborted;

    /** With TLS, or without when {@code tls} is null. */
    LinkConnectionFactory(Duration connectTimeout, TlsClient tls, LinkTime time, LinkTracer tracer) {
        this.connectTimeout = connectTimeout;
        this.tls = tls;
        this.time = time;
        this.tracer = tracer;
    }

    @Override
    public Connection createConnection(String host, int port) throws IOException {
        Socket fresh = new Socket();
        synchronized (this) {
            if (aborted) {
                fresh.close();
                throw new IOException("closed before it was connected");
            }
            socket = fresh;
        }
        try {
            fresh.connect(new InetSocketAddress(host, port), Math.toIntExact(connectTimeout.toMillis()));
            fresh.setTcpNoDelay(true);
            LinkConnection made = new LinkConnection(fresh, tls == null ? fresh : tls.secure(fresh, host, port), time, tracer);
            synchronized (this) {
                connection = made;
            }
            return made;
        } catch (IOException | RuntimeException e) { // RuntimeException: a host name that cannot be resolved, among others
            fresh.close();
            throw e;
        }
    }

    /** Closes the connection, also while it is being made. */
    synchronized void abort() {
        aborted = true;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException("closing a socket failed", e);
            }
        }
    }

    /** How long a write has been blocked, 0 when none is. */
    synchronized long blockedNanos() {
        return connection == null ? 0 : connection.blockedNanos();
    }
}
