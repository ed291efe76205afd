package org.bipota.protocol.script;

import java.util.Set;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;

/**
 * A short command APDU (ISO/IEC 7816-4 clause 5.1, ETSI TS 102 226 clause 5.2.1.1).
 *
 * <pre>
 * | CLA | INS | P1 | P2 |                       nothing in, nothing out; no P3
 * | CLA | INS | P1 | P2 | P3 |                  P3 is Le; 00 is "nothing", unless the instruction reads
 * | CLA | INS | P1 | P2 | Lc | data |           data in
 * | CLA | INS | P1 | P2 | Lc | data | Le |      data in and out
 * </pre>
 *
 * @param octets the whole command
 * @param hasP3 whether it has a fifth octet
 * @param asksForData whether it is answered with data
 */
public record CommandApdu(Octets octets, boolean hasP3, boolean asksForData) {

    private static final int HEADER = 4;
    private static final int LC = 4;
    private static final int DATA = 5;
    private static final int RESERVED_CLASS = 0xFF;
    /** GET CHALLENGE, READ BINARY, READ RECORD, GET RESPONSE, GET DATA: there 00 means 256 octets. */
    private static final Set<Integer> READING = Set.of(0x84, 0xB0, 0xB1, 0xB2, 0xB3, 0xC0, 0xCA);

    /**
     * Reads one command.
     *
     * @throws ProtocolException when it is no short command APDU; extended lengths are not supported
     */
    public static CommandApdu parse(Octets octets) throws ProtocolException {
        int length = octets.length();
        if (length < HEADER) {
            throw new ProtocolException(Code.TRUNCATED, "header", 0, length + " octets, a command begins with CLA INS P1 P2");
        }
        if (octets.at(0) == RESERVED_CLASS) {
            throw new ProtocolException(Code.VALUE, "CLA", 0, "FF is reserved");
        }
        int instruction = octets.at(1);
        if ((instruction & 0xF0) == 0x60 || (instruction & 0xF0) == 0x90) {
            throw new ProtocolException(Code.VALUE, "INS", 1, octets.slice(1, 2) + ": 6X and 9X are no instructions");
        }
        if (length <= DATA) {
            boolean answered = length == DATA && (octets.at(LC) != 0 || READING.contains(instruction));
            return new CommandApdu(octets, length == DATA, answered);
        }
        int announced = octets.at(LC);
        int following = length - DATA;
        if (announced == 0) {
            throw new ProtocolException(Code.UNSUPPORTED, "Lc", LC,
                    "00 with " + following + " octets behind it; extended lengths are not supported");
        }
        if (following != announced && following != announced + 1) {
            throw new ProtocolException(Code.LENGTH, "Lc", LC, "says " + announced + " octets, " + following
                    + " follow; allowed are as many, and one more for Le");
        }
        return new CommandApdu(octets, true, following > announced);
    }
}
