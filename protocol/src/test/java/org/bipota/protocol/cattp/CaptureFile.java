package org.bipota.protocol.cattp;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bipota.protocol.Octets;

/** A libpcap file of UDP datagrams between a card at 10.0.0.2 and a server at 10.0.0.1, link type "raw IP". */
final class CaptureFile {

    static final int SERVER_PORT = 9000;
    private static final int MAGIC = 0xA1B2C3D4;
    private static final int RAW_IP = 101;
    private static final int SNAP_OCTETS = 0xFFFF;
    private static final int SERVER = 0x0A000001;
    private static final int CARD = 0x0A000002;
    private static final int IP_OCTETS = 20;
    private static final int UDP_OCTETS = 8;
    private static final int UDP = 17;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private int frames;

    CaptureFile() throws IOException {
        out.writeInt(MAGIC);
        out.writeShort(2);
        out.writeShort(4);
        out.writeLong(0);
        out.writeInt(SNAP_OCTETS);
        out.writeInt(RAW_IP);
    }

    int frames() {
        return frames;
    }

    /** @param cardPort the card's UDP port, another one for each session */
    void add(long nanos, boolean toServer, int cardPort, Octets datagram) throws IOException {
        int length = IP_OCTETS + UDP_OCTETS + datagram.length();
        frames++;
        out.writeInt((int) (nanos / 1_000_000_000L));
        out.writeInt((int) (nanos % 1_000_000_000L / 1_000));
        out.writeInt(length);
        out.writeInt(length);
        out.writeShort(0x4500);
        out.writeShort(length);
        out.writeInt(0);
        out.writeByte(64);
        out.writeByte(UDP);
        out.writeShort(0);
        out.writeInt(toServer ? CARD : SERVER);
        out.writeInt(toServer ? SERVER : CARD);
        out.writeShort(toServer ? cardPort : SERVER_PORT);
        out.writeShort(toServer ? SERVER_PORT : cardPort);
        out.writeShort(UDP_OCTETS + datagram.length());
        out.writeShort(0);
        out.write(datagram.toByteArray());
    }

    void write(Path file) throws IOException {
        Files.write(file, bytes.toByteArray());
    }
}
