package org.bipota.simulator.handset;

import java.util.Objects;
import org.bipota.protocol.Octets;

/**
 * What a handset and its user do that another one would not.
 *
 * @param openChannel     the result of every OPEN CHANNEL: empty to open it, else the value of the result object, as
 *                        30 (beyond the terminal's capabilities) or 22 (the user did not accept)
 * @param download        what becomes of an SMS for the card, once it has been acknowledged to the network
 * @param offAfterRequest whether the handset is switched off as soon as its card has sent an SMS
 * @param link            the quality of its data link
 */
public record HandsetBehaviour(Octets openChannel, Download download, boolean offAfterRequest, LinkQuality link) {

    /** A handset that does all that is asked of it. */
    public static final HandsetBehaviour WILLING =
            new HandsetBehaviour(Octets.EMPTY, Download.TO_CARD, false, LinkQuality.PERFECT);

    /** What becomes of an SMS for the card. */
    public enum Download {
        /** The card gets it at once, and its answer decides the acknowledgement. */
        TO_CARD,
        /** The network gets its acknowledgement; the card gets the SMS when {@link Handset#confirm} is called. */
        HELD,
        /** The network gets its acknowledgement; the card never gets the SMS. */
        SWALLOWED
    }

    /** None may be null. */
    public HandsetBehaviour {
        Objects.requireNonNull(openChannel, "openChannel");
        Objects.requireNonNull(download, "download");
        Objects.requireNonNull(link, "link");
    }

    /** The same with OPEN CHANNEL answered by {@code result}. */
    public HandsetBehaviour refusing(Octets result) {
        return new HandsetBehaviour(result, download, offAfterRequest, link);
    }

    /** The same with another fate for SMS to the card. */
    public HandsetBehaviour with(Download fate) {
        return new HandsetBehaviour(openChannel, fate, offAfterRequest, link);
    }

    /** The same over another link. */
    public HandsetBehaviour over(LinkQuality quality) {
        return new HandsetBehaviour(openChannel, download, offAfterRequest, quality);
    }

    /** The same, switched off after the first SMS. */
    public HandsetBehaviour switchedOffAfterRequest() {
        return new HandsetBehaviour(openChannel, download, true, link);
    }
}
