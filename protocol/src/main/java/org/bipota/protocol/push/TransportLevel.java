package org.bipota.protocol.push;

import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;

/**
 * UICC/terminal interface transport level (TS 102 223 clause 8.59).
 *
 * @param type 01 UDP, 02 TCP, both as client; 00 where the port is one of CAT_TP (TS 102 226 clause 9.2.2)
 * @param port 0 to 65535
 */
public record TransportLevel(int type, int port) {

    /** The port is a CAT_TP port. */
    public static final int CAT_TP = 0x00;
    /** UDP, the card is client. */
    public static final int UDP_CLIENT = 0x01;
    /** TCP, the card is client. */
    public static final int TCP_CLIENT = 0x02;

    /** Checks the ranges. */
    public TransportLevel {
        if (type < 0 || type > 0xFF || port < 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("transport level " + type + ", port " + port);
        }
    }

    /** UDP to {@code port}. */
    public static TransportLevel udp(int port) {
        return new TransportLevel(UDP_CLIENT, port);
    }

    /** TCP to {@code port}. */
    public static TransportLevel tcp(int port) {
        return new TransportLevel(TCP_CLIENT, port);
    }

    Octets value() {
        return new OctetWriter(3).octet(type).uint16(port).toOctets();
    }
}
