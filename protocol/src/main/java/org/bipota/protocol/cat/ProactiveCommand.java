package org.bipota.protocol.cat;

import java.util.List;
import java.util.Optional;
import org.bipota.protocol.OctetReader;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;
import org.bipota.protocol.tlv.BerTlv;
import org.bipota.protocol.tlv.ComprehensionTlv;

/**
 * A command of the card to the terminal: the data of FETCH (TS 102 223 clause 6.6).
 *
 * @param details which command
 * @param devices the card, and what it addresses
 * @param objects all objects in order, command details and device identities included
 */
public record ProactiveCommand(CommandDetails details, DeviceIdentities devices, List<ComprehensionTlv> objects) {

    /** The BER tag. */
    public static final int TAG = 0xD0;

    /** Copies the list. */
    public ProactiveCommand {
        objects = List.copyOf(objects);
    }

    /** Reads one command. */
    public static ProactiveCommand parse(Octets fetched) throws ProtocolException {
        OctetReader reader = new OctetReader(fetched);
        BerTlv command = BerTlv.read(reader, "proactive command");
        if (command.tag() != TAG) {
            throw new ProtocolException(Code.VALUE, "proactive command tag", 0, "is " + Integer.toHexString(command.tag()));
        }
        reader.end("proactive command");
        List<ComprehensionTlv> objects = ComprehensionTlv.readAll(new OctetReader(command.value()), "proactive command object");
        return new ProactiveCommand(CommandPart.details(objects), CommandPart.devices(objects), objects);
    }

    /** This command's octets. */
    public Octets encode() {
        return new BerTlv(TAG, ComprehensionTlv.encode(objects)).encode();
    }

    /** The value of the first object with {@code tag}. */
    public Optional<Octets> value(int tag) {
        return ComprehensionTlv.first(objects, tag).map(ComprehensionTlv::value);
    }
}
