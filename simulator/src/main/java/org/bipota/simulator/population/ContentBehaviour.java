package org.bipota.simulator.population;

import org.bipota.protocol.Octets;
import org.bipota.simulator.handset.HandsetBehaviour;
import org.bipota.simulator.handset.LinkDrop;

/**
 * How a subscriber's handset and card behave when a content comes, after the check, and what has to become of the content:
 * the ground truth of a campaign.
 */
public final class ContentBehaviour {

    /** Octets of the content store of most cards. */
    public static final int STORE_OCTETS = 8 * 1024;
    private static final int SMALL_STORE_OCTETS = 1024;

    /** Channels that break off, and after how many datagrams: behind the link's opening and two packets or acknowledgements. */
    private static final LinkDrop BREAKS = new LinkDrop(3, 2);
    private static final Octets USER_DECLINED = Octets.ofOctets(0x22);
    private static final Octets NETWORK_HAS_NO_CHANNEL = Octets.ofOctets(0x21, 0x28);
    /** The applet's answer when its store is full. */
    private static final String FILE_FULL = "6A84";

    private ContentBehaviour() {
    }

    /** KiB of a card's content store. */
    static int storeKibibytes(Behaviour behaviour) {
        return (behaviour == Behaviour.STORE_FULL ? SMALL_STORE_OCTETS : STORE_OCTETS) / 1024;
    }

    /** Whether the handset is off when the content comes. */
    static boolean off(Behaviour behaviour) {
        return behaviour == Behaviour.OFF_LATER || behaviour == Behaviour.NO_BIP_OFF_LATER;
    }

    /** What the handset does once the server has its verdict. */
    static HandsetBehaviour handset(Behaviour behaviour) {
        HandsetBehaviour willing = HandsetBehaviour.WILLING;
        return switch (behaviour) {
            case BREAKS_OFF -> willing.with(BREAKS);
            case DECLINES_LATER -> willing.refusing(USER_DECLINED);
            case NO_NETWORK_LATER -> willing.refusing(NETWORK_HAS_NO_CHANNEL);
            case SILENT_LATER -> willing.with(HandsetBehaviour.Download.SWALLOWED);
            default -> behaviour.handset(0);
        };
    }

    /**
     * What has to become of a content.
     *
     * @param octets its size, 1 to {@link #STORE_OCTETS}
     * @throws IllegalArgumentException when the behaviour is for checks only: what comes of a content then depends on the moment
     */
    public static Delivery of(Behaviour behaviour, int octets, SendingPolicy policy) {
        return switch (behaviour) {
            case CAPABLE, LOSSY, CELL_EDGE, BREAKS_OFF, MODIFIES ->
                    new Delivery(Route.BIP, Ending.DONE, "");
            case STORE_FULL -> octets > SMALL_STORE_OCTETS ? new Delivery(Route.BIP, Ending.FAILED, FILE_FULL)
                    : new Delivery(Route.BIP, Ending.DONE, "");
            case DECLINES_LATER, NO_NETWORK_LATER -> withoutChannel(octets, policy, Ending.DONE);
            case SILENT_LATER, OFF_LATER -> withoutChannel(octets, policy, Ending.FAILED);
            case NO_BIP, NO_BIP_CLAIM, DECLINES, NETWORK_UNABLE, NO_ANSWER, KNOWN, NO_IMEI ->
                    notCapable(octets, policy, Ending.DONE);
            case NO_BIP_OFF_LATER -> notCapable(octets, policy, Ending.FAILED);
            case CONFIRMS_LATE, OFF, OFF_EXPIRED, CHANGES_TO_INCAPABLE, CHANGES_TO_CAPABLE, SILENT, BUSY_FIRST, SMS_FAILS_FIRST,
                    CARD_BUSY_FIRST, DROPS ->
                    throw new IllegalArgumentException("a content to '" + behaviour.option()
                            + "' has no certain end: leave it out of a campaign's shares");
        };
    }

    /** Every push led nowhere. */
    private static Delivery withoutChannel(int octets, SendingPolicy policy, Ending bySms) {
        return policy.fallbackToSms() && policy.smallEnoughForSms(octets) ? new Delivery(Route.SMS, bySms, "")
                : new Delivery(Route.BIP, Ending.NOTIFIED, "");
    }

    /** No push was sent. The notice of one who is off counts as soon as the SMSC has it. */
    private static Delivery notCapable(int octets, SendingPolicy policy, Ending bySms) {
        return policy.smallEnoughForSms(octets) ? new Delivery(Route.SMS, bySms, "")
                : new Delivery(Route.NOTIFY, Ending.NOTIFIED, "");
    }
}
