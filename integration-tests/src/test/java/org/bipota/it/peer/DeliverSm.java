package org.bipota.it.peer;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bipota.protocol.Octets;
import org.bipota.protocol.OctetWriter;

/**
 * A {@code deliver_sm} to be sent to the server (SMPP 3.4 clause 4.6.1).
 *
 * @param sourceTon 1 international, 2 national, 0 unknown
 * @param source the subscriber's address
 * @param esmClass 40 with a user data header, 04 a delivery receipt, 20 an intermediate notification
 * @param dataCoding the TP-DCS
 * @param shortMessage at most 254 octets
 * @param parameters optional parameters by tag, in this order
 */
public record DeliverSm(
        int sourceTon, String source, int esmClass, int dataCoding, Octets shortMessage, Map<Integer, Octets> parameters) {

    /** The server's own address. */
    public static final String SERVER = "10099";
    /** {@code message_payload}. */
    public static final int MESSAGE_PAYLOAD = 0x0424;

    private static final int UDHI = 0x40;
    private static final int E164 = 1;

    /** A mobile originated message with a user data header, from an international number, 8-bit data. */
    public static DeliverSm mobileOriginated(String msisdn, Octets userData) {
        return new DeliverSm(1, msisdn, UDHI, 0x04, userData, Map.of());
    }

    /** This one from another address. */
    public DeliverSm from(int ton, String address) {
        return new DeliverSm(ton, address, esmClass, dataCoding, shortMessage, parameters);
    }

    /** This one with another esm_class. */
    public DeliverSm withEsmClass(int other) {
        return new DeliverSm(sourceTon, source, other, dataCoding, shortMessage, parameters);
    }

    /** This one with another data_coding. */
    public DeliverSm withDataCoding(int other) {
        return new DeliverSm(sourceTon, source, esmClass, other, shortMessage, parameters);
    }

    /** This one with an optional parameter more. */
    public DeliverSm with(int tag, Octets value) {
        Map<Integer, Octets> more = new LinkedHashMap<>(parameters);
        more.put(tag, value);
        return new DeliverSm(sourceTon, source, esmClass, dataCoding, shortMessage, more);
    }

    /** This one with its text in {@code message_payload}, and {@code sm_length} 0. */
    public DeliverSm inMessagePayload() {
        return new DeliverSm(sourceTon, source, esmClass, dataCoding, Octets.EMPTY, parameters).with(MESSAGE_PAYLOAD, shortMessage);
    }

    /** This one as a segment by {@code sar_msg_ref_num}, {@code sar_total_segments}, {@code sar_segment_seqnum}. */
    public DeliverSm asSegment(int reference, int total, int sequence) {
        return with(0x020C, Octets.ofOctets(reference >> 8, reference))
                .with(0x020E, Octets.ofOctets(total))
                .with(0x020F, Octets.ofOctets(sequence));
    }

    Octets body() {
        OctetWriter body = new OctetWriter();
        body.octet(0);
        body.octet(sourceTon).octet(E164).octets(cString(source));
        body.octet(3).octet(0).octets(cString(SERVER));
        body.octet(esmClass).octet(0).octet(0).octet(0).octet(0).octet(0).octet(0).octet(dataCoding).octet(0);
        body.octet(shortMessage.length()).octets(shortMessage);
        parameters.forEach((tag, value) -> body.uint16(tag).uint16(value.length()).octets(value));
        return body.toOctets();
    }

    static Octets cString(String text) {
        return Octets.of((text + '\0').getBytes(StandardCharsets.US_ASCII));
    }
}
