package org.bipota.protocol.sms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bipota.protocol.Octets;

/**
 * A text for the user: in the default alphabet where it has all of its characters, else in UCS2 (3GPP TS 23.038 clause 6.2).
 * What does not fit one short message is cut into concatenated ones, never inside an escape sequence or between the halves of
 * a surrogate pair.
 *
 * <pre>
 *                   alone           each of several, behind 05 00 03 reference total sequence
 * default alphabet  160 septets     153 septets
 * UCS2              70 characters   67 characters
 * </pre>
 *
 * @param dataCoding {@link DataCoding#TEXT} or {@link DataCoding#UCS2_TEXT}
 * @param content one septet in each octet, or UCS2, two octets for each character
 */
public record TextMessage(int dataCoding, Octets content) {

    private static final int HEADER_OCTETS = 6;
    private static final int SEPTETS_ALONE = UserData.MAX_OCTETS * 8 / 7;
    private static final int SEPTETS_OF_SEVERAL = (UserData.MAX_OCTETS - HEADER_OCTETS) * 8 / 7;

    /** Checks the coding. */
    public TextMessage {
        if (dataCoding != DataCoding.TEXT && dataCoding != DataCoding.UCS2_TEXT) {
            throw new IllegalArgumentException("data coding " + dataCoding + ", allowed are 0 and 8");
        }
    }

    /** The message that says {@code text}. */
    public static TextMessage of(String text) {
        Optional<Octets> septets = DefaultAlphabet.encode(text);
        return septets.isPresent()
                ? new TextMessage(DataCoding.TEXT, septets.get())
                : new TextMessage(DataCoding.UCS2_TEXT, Octets.of(text.getBytes(StandardCharsets.UTF_16BE)));
    }

    /** Whether it takes several short messages, each of which then begins with a user data header. */
    public boolean concatenated() {
        return content.length() > alone();
    }

    /**
     * The {@code short_message} of each: the header, where there is one, and behind it as many octets of the content as fit. In
     * the default alphabet these are septets that the SMSC packs, so that there are up to 160 octets, or 6 and 153.
     *
     * @param reference of whose low eight bits the concatenation reference is made, when one is needed
     * @throws IllegalArgumentException when it takes more than 255
     */
    public List<Octets> parts(int reference) {
        if (!concatenated()) {
            return List.of(content);
        }
        List<Octets> cut = cut();
        if (cut.size() > Segmentation.MAX_SEGMENTS) {
            throw new IllegalArgumentException("text takes " + cut.size() + " short messages, allowed are 255");
        }
        List<Octets> parts = new ArrayList<>(cut.size());
        for (Octets part : cut) {
            Concatenation place = new Concatenation(reference & 0xFF, false, cut.size(), parts.size() + 1);
            parts.add(new UserData(List.of(place.element()), part).encode());
        }
        return parts;
    }

    private List<Octets> cut() {
        int room = dataCoding == DataCoding.TEXT ? SEPTETS_OF_SEVERAL : UserData.MAX_OCTETS - HEADER_OCTETS;
        List<Octets> cut = new ArrayList<>();
        int from = 0;
        while (from < content.length()) {
            int to = Math.min(content.length(), from + room);
            to -= to < content.length() ? torn(to) : 0;
            cut.add(content.slice(from, to));
            from = to;
        }
        return cut;
    }

    /** How many octets before {@code end} belong to what follows it. */
    private int torn(int end) {
        if (dataCoding == DataCoding.TEXT) {
            return content.at(end - 1) == DefaultAlphabet.ESCAPE ? 1 : 0;
        }
        boolean highSurrogate = Character.isHighSurrogate((char) (content.at(end - 2) << 8 | content.at(end - 1)));
        return highSurrogate ? 2 : 0;
    }

    private int alone() {
        return dataCoding == DataCoding.TEXT ? SEPTETS_ALONE : UserData.MAX_OCTETS;
    }
}
