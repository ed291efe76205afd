package org.bipota.protocol.card;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.tlv.BerTlv;

/**
 * E2: the subscriber asks for a content.
 *
 * @param iccid the card
 * @param contentName 1 to 32 visible ASCII characters
 */
public record DownloadRequest(Iccid iccid, String contentName) implements CardMessage {

    static final int TAG = 0xE2;

    private static final int CONTENT_NAME = 0x90;
    private static final int MAX_CHARACTERS = 32;

    /** Checks the name. */
    public DownloadRequest {
        Objects.requireNonNull(iccid, "iccid");
        if (!wellFormed(contentName)) {
            throw new IllegalArgumentException("a content name has 1 to 32 visible ASCII characters");
        }
    }

    static DownloadRequest read(MessageObjects objects) throws ProtocolException {
        Octets value = objects.mandatory(CONTENT_NAME, "content name");
        String name = new String(value.toByteArray(), StandardCharsets.ISO_8859_1);
        if (!wellFormed(name)) {
            throw objects.fault(CONTENT_NAME, "content name", "allowed are 1 to 32 visible ASCII characters");
        }
        return new DownloadRequest(objects.iccid(), name);
    }

    @Override
    public Octets encode() {
        OctetWriter inner = MessageObjects.begin(iccid);
        MessageObjects.append(inner, CONTENT_NAME, Octets.of(contentName.getBytes(StandardCharsets.US_ASCII)));
        return new BerTlv(TAG, inner.toOctets()).encode();
    }

    private static boolean wellFormed(String name) {
        return !name.isEmpty() && name.length() <= MAX_CHARACTERS && name.chars().allMatch(c -> c > 0x20 && c < 0x7F);
    }
}
