package org.bipota.it.peer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bipota.protocol.Octets;

/** Reads the fields of an SMPP body in order. */
final class SmppBody {

    private final ByteBuffer octets;

    SmppBody(Octets body) {
        octets = ByteBuffer.wrap(body.toByteArray());
    }

    String cString() {
        int start = octets.position();
        while (octets.get() != 0) {
            // up to and with the terminating octet
        }
        return new String(octets.array(), start, octets.position() - 1 - start, StandardCharsets.US_ASCII);
    }

    int octet() {
        return octets.get() & 0xFF;
    }

    Octets octets(int length) {
        byte[] value = new byte[length];
        octets.get(value);
        return Octets.of(value);
    }

    Map<Integer, Octets> optionalParameters() {
        Map<Integer, Octets> parameters = new LinkedHashMap<>();
        while (octets.hasRemaining()) {
            int tag = octets.getShort() & 0xFFFF;
            parameters.put(tag, octets(octets.getShort() & 0xFFFF));
        }
        return parameters;
    }
}
