package org.bipota.simulator.smsc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;

/** The listening socket on 127.0.0.1. Accepted sockets send at once: Nagle's delay costs 40 ms a message here. */
final class EsmeServerSocket implements ServerConnectionFactory, ServerConnection {

    private final ServerSocket socket;

    EsmeServerSocket(int port) throws IOException {
        socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public Connection accept() throws IOException {
        Socket accepted = socket.accept();
        accepted.setTcpNoDelay(true);
        return new SocketConnection(accepted);
    }

    @Override
    public ServerConnection listen(int port) {
        return this;
    }

    @Override
    public ServerConnection listen(int port, int timeout) {
        return this;
    }

    @Override
    public ServerConnection listen(int port, int timeout, int backlog) {
        return this;
    }

    @Override
    public void setSoTimeout(int timeout) throws IOException {
        socket.setSoTimeout(timeout);
    }

    @Override
    public int getSoTimeout() throws IOException {
        return socket.getSoTimeout();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
