package org.bipota.smpp.api;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * One message to be submitted, already cut into the user data of its short messages. All of them travel on one link and
 * in order. Of several messages to one destination, the next goes when the one before has ended.
 *
 * @param reference the caller's name for it, only for logs and traces
 * @param destination E.164 digits without a plus sign, sent with TON 1 and NPI 1
 * @param protocolId {@code protocol_id}, 0 to 255
 * @param dataCoding {@code data_coding}, 0 to 255
 * @param userDataHeader whether every part begins with a user data header (UDHI)
 * @param parts the {@code short_message} of each, 1 to 255: user data of at most 140 octets; in a 7-bit coding, one septet in
 *     each octet behind the header, which the SMSC packs, so at most 160 without a header, 159 behind one of six octets
 * @param receipt whether the final delivery receipt is wanted
 * @param validity how long the SMSC may try, or null for its own default
 * @param priority which waiting messages go first
 * @param group the group of links to use, or null for any
 */
public record OutboundShortMessage(
        String reference,
        String destination,
        int protocolId,
        int dataCoding,
        boolean userDataHeader,
        List<byte[]> parts,
        boolean receipt,
        Duration validity,
        Priority priority,
        String group) {

    /** The most octets one short message carries (3GPP TS 23.040 clause 9.2.3.24), septets packed. */
    public static final int MAX_USER_DATA_OCTETS = 140;

    /** Which messages go first; within one priority it is the order of submission. */
    public enum Priority {
        /** Somebody waits for it: pushes of checks. */
        HIGH,
        /** Single messages. */
        NORMAL,
        /** Mass traffic: campaigns. */
        LOW
    }

    /** Copies the parts. */
    public OutboundShortMessage {
        if (parts.isEmpty() || parts.size() > 255) {
            throw new IllegalArgumentException("parts: " + parts.size() + ", allowed are 1 to 255");
        }
        for (byte[] part : parts) {
            int most = mostOctets(part, dataCoding, userDataHeader);
            if (part.length > most) {
                throw new IllegalArgumentException("part of " + part.length + " octets, allowed are " + most);
            }
        }
        parts = parts.stream().map(byte[]::clone).toList();
        Objects.requireNonNull(priority, "priority");
    }

    /** Of normal priority, by any link. */
    public OutboundShortMessage(String reference, String destination, int protocolId, int dataCoding, boolean userDataHeader,
            List<byte[]> parts, boolean receipt, Duration validity) {
        this(reference, destination, protocolId, dataCoding, userDataHeader, parts, receipt, validity, Priority.NORMAL, null);
    }

    private static int mostOctets(byte[] part, int dataCoding, boolean userDataHeader) {
        if (!sevenBit(dataCoding)) {
            return MAX_USER_DATA_OCTETS;
        }
        int header = userDataHeader && part.length > 0 ? 1 + (part[0] & 0xFF) : 0;
        return header + Math.max(0, MAX_USER_DATA_OCTETS - header) * 8 / 7;
    }

    /** Whether a data coding scheme names the default alphabet, uncompressed (3GPP TS 23.038 clause 4). */
    private static boolean sevenBit(int dataCoding) {
        int group = dataCoding >> 4 & 0xF;
        return group < 8 ? (dataCoding & 0x2C) == 0 : group == 0xC || group == 0xD || group == 0xF && (dataCoding & 4) == 0;
    }

    /** The destination is personal and the parts may hold secrets, so neither is shown. */
    @Override
    public String toString() {
        return "OutboundShortMessage[reference=" + reference + ", parts=" + parts.size() + ']';
    }
}
