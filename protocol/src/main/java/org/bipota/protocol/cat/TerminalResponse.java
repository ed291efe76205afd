package org.bipota.protocol.cat;

import java.util.List;
import java.util.Optional;
import org.bipota.protocol.OctetReader;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.tlv.ComprehensionTlv;

/**
 * The terminal's answer to a proactive command: the data of TERMINAL RESPONSE (TS 102 223 clause 6.8).
 *
 * @param details the command it answers
 * @param devices the terminal, and the card
 * @param result what became of the command
 * @param objects all objects in order, those three included
 */
public record TerminalResponse(
        CommandDetails details, DeviceIdentities devices, TerminalResult result, List<ComprehensionTlv> objects) {

    /** Copies the list. */
    public TerminalResponse {
        objects = List.copyOf(objects);
    }

    /** Reads one response. */
    public static TerminalResponse parse(Octets data) throws ProtocolException {
        List<ComprehensionTlv> objects = ComprehensionTlv.readAll(new OctetReader(data), "terminal response object");
        TerminalResult result = TerminalResult.parse(CommandPart.mandatory(objects, CatTag.RESULT, "result"));
        return new TerminalResponse(CommandPart.details(objects), CommandPart.devices(objects), result, objects);
    }

    /** This response's octets. */
    public Octets encode() {
        return ComprehensionTlv.encode(objects);
    }

    /** The value of the first object with {@code tag}. */
    public Optional<Octets> value(int tag) {
        return ComprehensionTlv.first(objects, tag).map(ComprehensionTlv::value);
    }
}
