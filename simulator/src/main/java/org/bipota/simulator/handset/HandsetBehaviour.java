package org.bipota.simulator.handset;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.CommandDetails;

/**
 * What a handset, its user and its network do that others would not. Each method gives a changed copy, so that
 * behaviours are put together from {@link #WILLING} on.
 *
 * @param answers         scripted answers to proactive commands; of several whose turn it is, the first
 * @param channels        what it has for channels
 * @param drop            when the network drops a channel
 * @param link            the quality of its data link
 * @param download        what becomes of an SMS for the card, once it has been acknowledged to the network
 * @param busyEnvelopes   how many envelopes find the card busy (93 00) first, as with a user in a menu of the card
 * @param offAfterRequest whether the handset is switched off as soon as its card has sent an SMS
 * @param polling         interval of STATUS commands until the card asks for another
 */
public record HandsetBehaviour(List<ScriptedAnswer> answers, ChannelService channels, LinkDrop drop, LinkQuality link,
                               Download download, int busyEnvelopes, boolean offAfterRequest, Duration polling) {

    /** A handset that does all that is asked of it, and polls as TS 102 221 clause 14.5.2 has it. */
    public static final HandsetBehaviour WILLING = new HandsetBehaviour(List.of(), ChannelService.FULL, LinkDrop.NEVER,
            LinkQuality.PERFECT, Download.TO_CARD, 0, false, Duration.ofSeconds(30));

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
        answers = List.copyOf(answers);
        Objects.requireNonNull(channels, "channels");
        Objects.requireNonNull(drop, "drop");
        Objects.requireNonNull(link, "link");
        Objects.requireNonNull(download, "download");
        if (busyEnvelopes < 0 || polling.isNegative() || polling.isZero()) {
            throw new IllegalArgumentException(busyEnvelopes + " busy envelopes, polling " + polling);
        }
    }

    /** The same with one more answer, behind those there are. */
    public HandsetBehaviour answering(ScriptedAnswer answer) {
        List<ScriptedAnswer> more = new ArrayList<>(answers);
        more.add(answer);
        return new HandsetBehaviour(more, channels, drop, link, download, busyEnvelopes, offAfterRequest, polling);
    }

    /** The same with OPEN CHANNEL always answered by {@code result}, as 30 or 22. */
    public HandsetBehaviour refusing(Octets result) {
        return answering(ScriptedAnswer.of(result.toHex(), CommandDetails.OPEN_CHANNEL));
    }

    /** The same with other channels. */
    public HandsetBehaviour with(ChannelService service) {
        return new HandsetBehaviour(answers, service, drop, link, download, busyEnvelopes, offAfterRequest, polling);
    }

    /** The same with channels that the network drops. */
    public HandsetBehaviour with(LinkDrop when) {
        return new HandsetBehaviour(answers, channels, when, link, download, busyEnvelopes, offAfterRequest, polling);
    }

    /** The same with another fate for SMS to the card. */
    public HandsetBehaviour with(Download fate) {
        return new HandsetBehaviour(answers, channels, drop, link, fate, busyEnvelopes, offAfterRequest, polling);
    }

    /** The same over another link. */
    public HandsetBehaviour over(LinkQuality quality) {
        return new HandsetBehaviour(answers, channels, drop, quality, download, busyEnvelopes, offAfterRequest, polling);
    }

    /** The same with a card that is busy for the first {@code envelopes}. */
    public HandsetBehaviour withBusyCard(int envelopes) {
        return new HandsetBehaviour(answers, channels, drop, link, download, envelopes, offAfterRequest, polling);
    }

    /** The same, switched off after the first SMS. */
    public HandsetBehaviour switchedOffAfterRequest() {
        return new HandsetBehaviour(answers, channels, drop, link, download, busyEnvelopes, true, polling);
    }

    /** The same with another interval of STATUS commands. */
    public HandsetBehaviour pollingEvery(Duration interval) {
        return new HandsetBehaviour(answers, channels, drop, link, download, busyEnvelopes, offAfterRequest, interval);
    }
}
