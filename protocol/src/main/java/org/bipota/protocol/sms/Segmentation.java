package org.bipota.protocol.sms;

import java.util.ArrayList;
import java.util.List;
import org.bipota.protocol.Octets;

/**
 * Cuts a secured packet into the user data of short messages, and joins them (TS 31.115 clause 4.1, TS 23.040 clause
 * 9.2.3.24.1). The packet's own header element stands in the first segment only.
 *
 * <pre>
 * one    | 02 70 00 | up to 137 octets |
 * first  | 07 00 03 reference total 01 70 00 | 132 octets |
 * others | 05 00 03 reference total sequence | 134 octets |
 * </pre>
 */
public final class Segmentation {

    /** The most segments of one message. */
    public static final int MAX_SEGMENTS = 255;

    private static final int SINGLE_HEADER = 3;
    private static final int CONCATENATION_HEADER = 6;
    private static final int PACKET_ELEMENT = 2;

    private Segmentation() {
    }

    /**
     * The user data of the short messages that carry a command packet.
     *
     * @param packet beginning with CPL, at most 34168 octets
     * @param reference of whose low eight bits the concatenation reference is made, when one is needed
     */
    public static List<Octets> commandPacket(Octets packet, int reference) {
        return cut(packet, InformationElement.COMMAND_PACKET, reference & 0xFF, false);
    }

    /**
     * The user data of the short messages that carry a response packet.
     *
     * @param packet beginning with RPL
     * @param reference as for {@link #commandPacket(Octets, int)}
     */
    public static List<Octets> responsePacket(Octets packet, int reference) {
        return cut(packet, InformationElement.RESPONSE_PACKET, reference & 0xFF, false);
    }

    /** As {@link #commandPacket(Octets, int)}, with a 16-bit reference: one octet less room in each segment. */
    public static List<Octets> commandPacketWide(Octets packet, int reference) {
        return cut(packet, InformationElement.COMMAND_PACKET, reference & 0xFFFF, true);
    }

    /** As {@link #responsePacket(Octets, int)}, with a 16-bit reference: one octet less room in each segment. */
    public static List<Octets> responsePacketWide(Octets packet, int reference) {
        return cut(packet, InformationElement.RESPONSE_PACKET, reference & 0xFFFF, true);
    }

    /** How many short messages a packet of {@code packetOctets} takes with 8-bit references. */
    public static int segments(int packetOctets) {
        return segments(packetOctets, CONCATENATION_HEADER);
    }

    /** The longest packet that takes no more than {@code segments} short messages, 1 to 255, with 8-bit references; octets. */
    public static int packetOctets(int segments) {
        if (segments < 1 || segments > MAX_SEGMENTS) {
            throw new IllegalArgumentException(segments + " segments, allowed are 1 to " + MAX_SEGMENTS);
        }
        return segments == 1 ? UserData.MAX_OCTETS - SINGLE_HEADER
                : segments * (UserData.MAX_OCTETS - CONCATENATION_HEADER) - PACKET_ELEMENT;
    }

    /**
     * The message that {@code segments}, given in any order, are the parts of; its header is the first one's without the
     * concatenation.
     *
     * @throws IllegalArgumentException when they are not exactly the segments of one message
     */
    public static UserData join(List<UserData> segments) {
        UserData[] ordered = new UserData[segments.size()];
        Concatenation group = null;
        for (UserData segment : segments) {
            Concatenation place = segment.concatenation().orElseThrow(() -> new IllegalArgumentException("no concatenation element"));
            if (group == null) {
                group = place;
            }
            boolean same = place.reference() == group.reference() && place.wide() == group.wide() && place.total() == group.total();
            if (!same || place.total() != ordered.length || ordered[place.sequence() - 1] != null) {
                throw new IllegalArgumentException("segment " + place.sequence() + " of " + place.total() + " does not fit the others");
            }
            ordered[place.sequence() - 1] = segment;
        }
        if (group == null) {
            throw new IllegalArgumentException("no segments");
        }
        Octets payload = Octets.join(List.of(ordered).stream().map(UserData::payload).toList());
        List<InformationElement> header = ordered[0].header().stream()
                .filter(element -> Concatenation.of(element).isEmpty()).toList();
        return new UserData(header, payload);
    }

    private static int segments(int packetOctets, int concatenationHeader) {
        if (packetOctets <= UserData.MAX_OCTETS - SINGLE_HEADER) {
            return 1;
        }
        int room = UserData.MAX_OCTETS - concatenationHeader;
        return (packetOctets + PACKET_ELEMENT + room - 1) / room;
    }

    private static List<Octets> cut(Octets packet, int packetElement, int reference, boolean wide) {
        int concatenationHeader = wide ? CONCATENATION_HEADER + 1 : CONCATENATION_HEADER;
        int total = segments(packet.length(), concatenationHeader);
        if (total > MAX_SEGMENTS) {
            throw new IllegalArgumentException("packet of " + packet.length() + " octets needs " + total + " segments, allowed are 255");
        }
        InformationElement kind = new InformationElement(packetElement, Octets.EMPTY);
        if (total == 1) {
            return List.of(new UserData(List.of(kind), packet).encode());
        }
        List<Octets> parts = new ArrayList<>(total);
        int from = 0;
        for (int sequence = 1; sequence <= total; sequence++) {
            InformationElement place = new Concatenation(reference, wide, total, sequence).element();
            int room = UserData.MAX_OCTETS - concatenationHeader - (sequence == 1 ? PACKET_ELEMENT : 0);
            int to = Math.min(packet.length(), from + room);
            List<InformationElement> header = sequence == 1 ? List.of(place, kind) : List.of(place);
            parts.add(new UserData(header, packet.slice(from, to)).encode());
            from = to;
        }
        return parts;
    }
}
