package org.bipota.simulator.card;

import java.util.Optional;

import org.bipota.protocol.OctetReader;
import org.bipota.protocol.Octets;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.tlv.BerTlv;

/**
 * The parameter field of INSTALL (GlobalPlatform Card Specification clause 11.5.2.3.7, ETSI TS 102 226 clause 8.2.1.3.2): C9
 * for the applet, EA with UICC parameters in it, EF with system parameters in it. What is inside EA may also stand alone.
 *
 * @param applet what the applet gets
 * @param toolkit what the toolkit framework gets
 */
record InstallData(Octets applet, ToolkitParameters toolkit) {

    private static final int APPLET = 0xC9;
    private static final int SYSTEM = 0xEF;
    private static final int UICC = 0xEA;
    private static final int TOOLKIT = 0x80;
    private static final int SIM_TOOLKIT = 0xCA;

    /** Reads the field; IllegalArgumentException when it cannot be. */
    static InstallData parse(Octets field) {
        Octets applet = Octets.EMPTY;
        for (BerTlv object : read(field)) {
            if (object.tag() == APPLET) {
                applet = object.value();
            }
        }
        return new InstallData(applet, toolkit(field).orElse(ToolkitParameters.none()));
    }

    /** The toolkit parameters, wherever they stand; the access parameters are skipped: every applet may use what the card has. */
    private static Optional<ToolkitParameters> toolkit(Octets field) {
        Optional<ToolkitParameters> found = Optional.empty();
        for (BerTlv object : read(field)) {
            Optional<ToolkitParameters> here = switch (object.tag()) {
                case TOOLKIT -> Optional.of(ToolkitParameters.parse(object.value()));
                case SIM_TOOLKIT -> Optional.of(ToolkitParameters.parse(withoutAccessDomain(object.value())));
                case UICC, SYSTEM -> toolkit(object.value());
                default -> Optional.empty();
            };
            if (here.isPresent()) {
                found = here;
            }
        }
        return found;
    }

    private static Iterable<BerTlv> read(Octets field) {
        try {
            return BerTlv.readAll(new OctetReader(field), "install parameters");
        } catch (ProtocolException fault) {
            throw new IllegalArgumentException(fault.getMessage(), fault);
        }
    }

    /** The old form begins with the access domain of the SIM's files. */
    private static Octets withoutAccessDomain(Octets value) {
        if (value.isEmpty() || value.at(0) >= value.length()) {
            throw new IllegalArgumentException("toolkit parameters: access domain");
        }
        return value.slice(1 + value.at(0));
    }

    /** What {@code Applet.install} gets: the instance's AID, the privileges, the applet's own parameters, each counted. */
    Octets installArray(Octets aid) {
        return new OctetWriter().octet(aid.length()).octets(aid).octet(1).octet(0)
                .octet(applet.length()).octets(applet).toOctets();
    }
}
