package org.bipota.smpp.api;

import java.time.Instant;
import java.util.Arrays;

/**
 * One {@code deliver_sm} or {@code data_sm} as the SMSC sent it.
 *
 * @param link the name of the link that received it
 * @param source the source address as received
 * @param sourceTon type of number of the source, 0 to 6
 * @param destination the destination address as received
 * @param esmClass {@code esm_class}, 0 to 255
 * @param protocolId {@code protocol_id}, 0 to 255
 * @param dataCoding {@code data_coding}, 0 to 255
 * @param text the octets of {@code short_message}, or of {@code message_payload} where that is given
 * @param sarReference {@code sar_msg_ref_num}, or null
 * @param sarTotal {@code sar_total_segments}, or null
 * @param sarSequence {@code sar_segment_seqnum}, or null
 * @param receiptedMessageId {@code receipted_message_id}, or null
 * @param messageState {@code message_state}, or null
 * @param receivedAt when the adapter read it
 */
public record InboundShortMessage(
        String link,
        String source,
        int sourceTon,
        String destination,
        int esmClass,
        int protocolId,
        int dataCoding,
        byte[] text,
        Integer sarReference,
        Integer sarTotal,
        Integer sarSequence,
        String receiptedMessageId,
        Integer messageState,
        Instant receivedAt) {

    /** Copies the text. */
    public InboundShortMessage {
        text = text.clone();
    }

    @Override
    public byte[] text() {
        return text.clone();
    }

    /** Whether the text begins with a user data header (UDHI, SMPP 3.4 clause 5.2.12). */
    public boolean hasUserDataHeader() {
        return (esmClass & 0x40) != 0;
    }

    /**
     * Whether this is an SMSC delivery receipt or an intermediate notification: by {@code esm_class} (SMPP 3.4 clause 5.2.12),
     * or because it names a message and its state, where an SMSC leaves {@code esm_class} 0.
     */
    public boolean isReceipt() {
        int type = esmClass & 0x3C;
        return type == 0x04 || type == 0x20 || type == 0 && receiptedMessageId != null && messageState != null;
    }

    /** The addresses are personal and the text may be, so neither is shown. */
    @Override
    public String toString() {
        return "InboundShortMessage[link=" + link + ", esmClass=" + esmClass + ", octets=" + text.length + ']';
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InboundShortMessage that
                && link.equals(that.link) && source.equals(that.source) && destination.equals(that.destination)
                && esmClass == that.esmClass && Arrays.equals(text, that.text) && receivedAt.equals(that.receivedAt);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(text) * 31 + source.hashCode();
    }
}
