package org.bipota.protocol.push;

import org.bipota.protocol.OctetReader;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;

/** The first three octets of every PUSH command. */
final class PushHeader {

    static final int CLA = 0x80;
    static final int INS = 0xEC;
    static final int P1 = 0x01;

    private PushHeader() {
    }

    static void expect(OctetReader reader, int value, String field) throws ProtocolException {
        int found = reader.octet(field);
        if (found != value) {
            throw reader.fault(Code.VALUE, field, 1, "is " + Integer.toHexString(found) + ", PUSH has " + Integer.toHexString(value));
        }
    }
}
