package org.bipota.protocol.cat;

import java.util.List;
import java.util.Optional;
import org.bipota.protocol.OctetReader;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.tlv.BerTlv;
import org.bipota.protocol.tlv.ComprehensionTlv;

/**
 * A message of the terminal to the card: the data of ENVELOPE (TS 102 223 clause 7).
 *
 * @param tag the BER tag, such as D1 for SMS-PP download or D6 for event download
 * @param devices who sends to whom
 * @param objects all objects in order, device identities included
 */
public record Envelope(int tag, DeviceIdentities devices, List<ComprehensionTlv> objects) {

    /** SMS-PP download (TS 31.111 clause 9.1). */
    public static final int SMS_PP_DOWNLOAD = 0xD1;
    /** Event download. */
    public static final int EVENT_DOWNLOAD = 0xD6;
    /** Timer expiration. */
    public static final int TIMER_EXPIRATION = 0xD7;

    /** Copies the list. */
    public Envelope {
        objects = List.copyOf(objects);
    }

    /** Reads one envelope. */
    public static Envelope parse(Octets data) throws ProtocolException {
        OctetReader reader = new OctetReader(data);
        BerTlv envelope = BerTlv.read(reader, "envelope");
        reader.end("envelope");
        List<ComprehensionTlv> objects = ComprehensionTlv.readAll(new OctetReader(envelope.value()), "envelope object");
        return new Envelope(envelope.tag(), CommandPart.devices(objects), objects);
    }

    /** This envelope's octets. */
    public Octets encode() {
        return new BerTlv(tag, ComprehensionTlv.encode(objects)).encode();
    }

    /** The value of the first object with {@code tag}. */
    public Optional<Octets> value(int tag) {
        return ComprehensionTlv.first(objects, tag).map(ComprehensionTlv::value);
    }
}
