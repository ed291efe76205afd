package org.bipota.protocol.cat;

import java.util.List;
import org.bipota.protocol.OctetReader;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;
import org.bipota.protocol.tlv.ComprehensionTlv;

/** What commands and their responses have in common: where mandatory objects stand, and how they are read. */
final class CommandPart {

    private CommandPart() {
    }

    static CommandDetails details(List<ComprehensionTlv> objects) throws ProtocolException {
        OctetReader reader = value(objects, CatTag.COMMAND_DETAILS, 3, "command details");
        return new CommandDetails(reader.octet("command number"), reader.octet("type of command"), reader.octet("command qualifier"));
    }

    static DeviceIdentities devices(List<ComprehensionTlv> objects) throws ProtocolException {
        OctetReader reader = value(objects, CatTag.DEVICE_IDENTITIES, 2, "device identities");
        return new DeviceIdentities(reader.octet("source device"), reader.octet("destination device"));
    }

    static Octets mandatory(List<ComprehensionTlv> objects, int tag, String field) throws ProtocolException {
        return ComprehensionTlv.first(objects, tag)
                .orElseThrow(() -> new ProtocolException(Code.MISSING, field, 0, "is mandatory"))
                .value();
    }

    private static OctetReader value(List<ComprehensionTlv> objects, int tag, int length, String field) throws ProtocolException {
        Octets value = mandatory(objects, tag, field);
        if (value.length() != length) {
            throw new ProtocolException(Code.LENGTH, field, 0, value.length() + " octets, allowed are " + length);
        }
        return new OctetReader(value);
    }
}
