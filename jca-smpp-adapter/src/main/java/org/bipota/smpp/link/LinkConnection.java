package org.bipota.smpp.link;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import org.bipota.smpp.time.LinkTime;
import org.bipota.smpp.trace.LinkTracer;
import org.jsmpp.session.connection.Connection;

/** A TCP connection, secured or not, as jSMPP wants it. */
final class LinkConnection implements Connection {

    private static final int READ_BUFFER_OCTETS = 65_536;

    private final Socket transport;
    private final Socket socket;
    private final InputStream in;
    private final TimedOutputStream out;
    private final OutputStream traced;

    /** Over {@code socket}, which is {@code transport} itself or the secured one over it. */
    LinkConnection(Socket transport, Socket socket, LinkTime time, LinkTracer tracer) throws IOException {
        this.transport = transport;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), READ_BUFFER_OCTETS);
        this.out = new TimedOutputStream(socket.getOutputStream(), time);
        this.traced = new TracedOutputStream(out, tracer);
    }

    /** How long the write under way has been blocked, 0 when there is none. */
    long blockedNanos() {
        return out.blockedNanos();
    }

    @Override
    public boolean isOpen() {
        return !socket.isClosed();
    }

    @Override
    public InetAddress getInetAddress() {
        return socket.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return socket.getLocalAddress();
    }

    @Override
    public int getPort() {
        return socket.getPort();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return traced;
    }

    @Override
    public void setSoTimeout(int timeoutMillis) throws IOException {
        socket.setSoTimeout(timeoutMillis);
    }

    @Override
    public void close() throws IOException {
        if (out.blockedNanos() > 0) {
            transport.close(); // TLS would wait for the writer to say goodbye to a peer that does not read
        }
        socket.close();
    }
}
