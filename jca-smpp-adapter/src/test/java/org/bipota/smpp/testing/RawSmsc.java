package org.bipota.smpp.testing;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.net.ssl.SSLException;

/** An SMSC that does nothing by itself: every octet is the test's. Used from the test's own thread. */
public final class RawSmsc implements AutoCloseable {

    private static final int READ_TIMEOUT_MILLIS = 10_000;
    private static final int BIND_TRANSCEIVER = 0x09;

    private final ServerSocket server;
    private Socket socket;
    private DataInputStream in;

    public RawSmsc() throws IOException {
        this(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
    }

    /** On a socket of the test's making. */
    public RawSmsc(ServerSocket server) throws IOException {
        this.server = server;
        server.setSoTimeout(READ_TIMEOUT_MILLIS);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** A PDU as it was read. */
    public record Pdu(int commandId, int status, int sequence, String bodyHex) {
    }

    /** Takes the next connection. */
    public void accept() throws IOException {
        socket = server.accept();
        socket.setSoTimeout(READ_TIMEOUT_MILLIS);
        in = new DataInputStream(socket.getInputStream());
    }

    /** Takes the next connection and its bind_transceiver. */
    public void acceptBind() throws IOException {
        accept();
        Pdu bind = read();
        if (bind.commandId != BIND_TRANSCEIVER) {
            throw new AssertionError("no bind_transceiver: " + bind);
        }
        send(BIND_TRANSCEIVER | 0x80000000, 0, bind.sequence, "736D736300");
    }

    /** Sends a PDU with a correct length. */
    public void send(int commandId, int status, int sequence, String bodyHex) throws IOException {
        sendHex("%08X%08X%08X%08X".formatted(16 + bodyHex.length() / 2, commandId, status, sequence) + bodyHex);
    }

    /** Sends octets as they are. */
    public void sendHex(String hex) throws IOException {
        socket.getOutputStream().write(HexFormat.of().parseHex(hex));
    }

    /** The next PDU of the adapter's. */
    public Pdu read() throws IOException {
        int length = in.readInt();
        byte[] rest = in.readNBytes(length - 4);
        String hex = HexFormat.of().withUpperCase().formatHex(rest);
        return new Pdu(Integer.parseUnsignedInt(hex.substring(0, 8), 16), Integer.parseUnsignedInt(hex.substring(8, 16), 16),
                Integer.parseUnsignedInt(hex.substring(16, 24), 16),
                HexFormat.of().withUpperCase().formatHex(Arrays.copyOfRange(rest, 12, rest.length)));
    }

    /** Whether the adapter closes the connection, whatever it sends before. */
    public boolean seesEnd() throws IOException {
        try {
            while (true) {
                read();
            }
        } catch (EOFException | SocketException | SSLException e) {
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        }
    }

    /** Breaks the connection, still listening. */
    public void drop() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (socket != null) {
            socket.close();
        }
    }
}
