package org.bipota.protocol.script;

import java.util.List;
import org.bipota.protocol.OctetReader;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;
import org.bipota.protocol.tlv.BerTlv;

/**
 * The command scripting template of the expanded format, definite length (ETSI TS 102 226 clause 5.3.1.1).
 *
 * <pre>
 * | AA | length | 22 | length | C-APDU | 22 | length | C-APDU | ... |
 * </pre>
 */
public final class CommandScript {

    /** Command scripting template of definite length. */
    public static final int TEMPLATE = 0xAA;
    /** C-APDU. */
    public static final int COMMAND = 0x22;

    private CommandScript() {
    }

    /** The template with these command APDUs. */
    public static Octets expanded(List<Octets> commands) {
        return new BerTlv(TEMPLATE, commands(commands)).encode();
    }

    /** The C-APDU objects of these command APDUs, without a template around them. */
    public static Octets commands(List<Octets> commands) {
        OctetWriter writer = new OctetWriter(commands.stream().mapToInt(CommandScript::commandOctets).sum());
        commands.forEach(command -> new BerTlv(COMMAND, command).write(writer));
        return writer.toOctets();
    }

    /** The command APDUs of such objects. */
    public static List<Octets> parseCommands(Octets objects) throws ProtocolException {
        OctetReader reader = new OctetReader(objects);
        List<BerTlv> read = BerTlv.readAll(reader, "C-APDU");
        for (BerTlv object : read) {
            if (object.tag() != COMMAND) {
                throw new ProtocolException(Code.VALUE, "C-APDU tag", 0, Integer.toHexString(object.tag()) + ", expected is 22");
            }
        }
        return read.stream().map(BerTlv::value).toList();
    }

    /** The octets of the object that {@code command} becomes. */
    public static int commandOctets(Octets command) {
        return 1 + OctetWriter.berLengthOctets(command.length()) + command.length();
    }

    /** The octets of the template around objects of {@code octets}. */
    public static int templateOctets(int octets) {
        return 1 + OctetWriter.berLengthOctets(octets) + octets;
    }
}
