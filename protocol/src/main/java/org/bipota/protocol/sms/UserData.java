package org.bipota.protocol.sms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bipota.protocol.OctetReader;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;

/**
 * User data that begins with a header (TS 23.040 clause 9.2.3.24), as octets.
 *
 * <pre>
 * | UDHL | IEI | length | data | ... | payload |
 * </pre>
 *
 * @param header the information elements in order, at most 255 octets together
 * @param payload what follows the header
 */
public record UserData(List<InformationElement> header, Octets payload) {

    /** The most octets of user data one short message carries, its header included. */
    public static final int MAX_OCTETS = 140;

    /** Checks the header's length. */
    public UserData {
        header = List.copyOf(header);
        if (headerOctets(header) > 0xFF) {
            throw new IllegalArgumentException("user data header of " + headerOctets(header) + " octets, allowed are 255");
        }
    }

    /** Reads user data whose header indicator (UDHI) is set. */
    public static UserData parse(Octets userData) throws ProtocolException {
        OctetReader reader = new OctetReader(userData);
        OctetReader header = reader.part(reader.octet("UDHL"), "user data header");
        List<InformationElement> elements = new ArrayList<>();
        while (header.hasMore()) {
            int id = header.octet("IEI");
            int length = header.octet("information element length");
            elements.add(new InformationElement(id, header.octets(length, "information element data")));
        }
        return new UserData(elements, reader.rest());
    }

    /** These user data's octets. */
    public Octets encode() {
        OctetWriter writer = new OctetWriter(MAX_OCTETS).octet(headerOctets(header));
        for (InformationElement element : header) {
            writer.octet(element.id()).octet(element.data().length()).octets(element.data());
        }
        return writer.octets(payload).toOctets();
    }

    /** What the last concatenation element says, unless that is impossible (then it is ignored, as the standard wants). */
    public Optional<Concatenation> concatenation() {
        Optional<Concatenation> last = Optional.empty();
        for (InformationElement element : header) {
            Optional<Concatenation> found = Concatenation.of(element);
            if (found.isPresent()) {
                last = found;
            }
        }
        return last;
    }

    /** Whether the payload is, or begins, a command packet. */
    public boolean isCommandPacket() {
        return has(InformationElement.COMMAND_PACKET);
    }

    /** Whether the payload is, or begins, a response packet. */
    public boolean isResponsePacket() {
        return has(InformationElement.RESPONSE_PACKET);
    }

    private boolean has(int id) {
        return header.stream().anyMatch(element -> element.id() == id && element.data().isEmpty());
    }

    private static int headerOctets(List<InformationElement> header) {
        return header.stream().mapToInt(element -> 2 + element.data().length()).sum();
    }
}
