package org.bipota.protocol.push;

import java.util.Optional;
import org.bipota.protocol.OctetReader;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cat.TerminalResult;
import org.bipota.protocol.tlv.ComprehensionTlv;

/**
 * What a card answers to commands in compact format (TS 102 226 clause 5.2.1.2): the additional data of a response packet.
 *
 * <pre>
 * | number of commands executed | status word 2 | response data |
 * </pre>
 *
 * @param commandsExecuted 0 to 255, the last one included
 * @param statusWord of the last command executed, 0 to 65535
 * @param data its response data; after a PUSH that failed with 6F00, a Result TLV
 */
public record CompactResponse(int commandsExecuted, int statusWord, Octets data) {

    /** Checks the ranges. */
    public CompactResponse {
        if (commandsExecuted < 0 || commandsExecuted > 0xFF || statusWord < 0 || statusWord > 0xFFFF) {
            throw new IllegalArgumentException("commands executed " + commandsExecuted + ", status word " + statusWord);
        }
    }

    /** Reads the additional response data of a response packet with status 00. */
    public static CompactResponse parse(Octets additionalData) throws ProtocolException {
        OctetReader reader = new OctetReader(additionalData);
        int executed = reader.octet("number of commands executed");
        return new CompactResponse(executed, reader.uint16("status word"), reader.rest());
    }

    /** This answer's octets. */
    public Octets encode() {
        return new OctetWriter(3 + data.length()).octet(commandsExecuted).uint16(statusWord).octets(data).toOctets();
    }

    /** Whether the last command ended well: 9000, 61xx (more data) or 91xx (a proactive command waits). */
    public boolean successful() {
        int first = statusWord >> 8;
        return statusWord == 0x9000 || first == 0x61 || first == 0x91;
    }

    /** The status word as four hexadecimal digits. */
    public String statusWordHex() {
        return Octets.ofOctets(statusWord >> 8, statusWord).toHex();
    }

    /** The terminal's result, when the data are a Result TLV; empty when they are anything else. */
    public Optional<TerminalResult> result() {
        OctetReader reader = new OctetReader(data);
        try {
            ComprehensionTlv object = ComprehensionTlv.read(reader, "result");
            return object.tag() == TerminalResult.TAG && !reader.hasMore()
                    ? Optional.of(TerminalResult.parse(object.value()))
                    : Optional.empty();
        } catch (ProtocolException noResult) {
            return Optional.empty();
        }
    }
}
