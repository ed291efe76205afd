package org.bipota.simulator.population;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.simulator.handset.ChannelService;
import org.bipota.simulator.handset.HandsetBehaviour;
import org.bipota.simulator.handset.HandsetBehaviour.Download;
import org.bipota.simulator.handset.ImeiForm;
import org.bipota.simulator.handset.LinkDrop;
import org.bipota.simulator.handset.LinkQuality;
import org.bipota.simulator.handset.ScriptedAnswer;
import org.bipota.simulator.handset.TerminalModel;

/** How a subscriber's handset behaves, and which verdicts follow from that, in their order. */
public enum Behaviour {
    /** Opens the channel. */
    CAPABLE(50, Verdict.CAPABLE),
    /** Claims BIP and answers OPEN CHANNEL with 30. */
    NO_BIP(10, Verdict.REFUSED),
    /** Does not even claim BIP. */
    NO_BIP_CLAIM(5, Verdict.REFUSED),
    /** Its user says no: 22. */
    DECLINES(8, Verdict.REFUSED),
    /** Its user says yes when the check window is over: late proof wins. */
    CONFIRMS_LATE(5, Verdict.NOT_CAPABLE, Verdict.CAPABLE),
    /** Is switched off behind its request; the SMSC never says anything. */
    OFF(3, Verdict.UNDELIVERED),
    /** Is switched off behind its request; the SMSC reports the push as expired. */
    OFF_EXPIRED(4, Verdict.UNDELIVERED),
    /** Opens the channel over a link that loses, repeats and delays. */
    LOSSY(5, Verdict.CAPABLE),
    /** Opens the channel at a cell's edge: losses, repeats, spoilt datagrams, little rate, and another port all the time. */
    CELL_EDGE(Verdict.CAPABLE),
    /** Is the one the card has been in before: no request. */
    KNOWN(4, Verdict.UNKNOWN),
    /** Opens the channel; then the card moves to a handset that cannot. */
    CHANGES_TO_INCAPABLE(2, Verdict.CAPABLE, Verdict.REFUSED),
    /** Does not know BIP; then the card moves to a handset that does. */
    CHANGES_TO_CAPABLE(2, Verdict.REFUSED, Verdict.CAPABLE),
    /** Acknowledges the push and does nothing. */
    SILENT(2, Verdict.NOT_CAPABLE),
    /** Is busy on a call (20 02) when it is switched on. */
    BUSY_FIRST(Verdict.CAPABLE),
    /** The network refuses its first SMS (35 29: temporary failure). */
    SMS_FAILS_FIRST(Verdict.CAPABLE),
    /** The first push meets a card in the middle of a menu (93 00), so that the network has to repeat it. */
    CARD_BUSY_FIRST(Verdict.CAPABLE),
    /** Opens the channel with a smaller buffer and over another bearer than asked (07). */
    MODIFIES(Verdict.CAPABLE),
    /** Opens the channel; the network drops it as soon as the server has answered. */
    DROPS(Verdict.CAPABLE),
    /** Its network has no channel for it: 21 28. */
    NETWORK_UNABLE(Verdict.REFUSED),
    /** Its user does not answer: 12. */
    NO_ANSWER(Verdict.REFUSED),
    /** Does not tell its IMEI: no request. */
    NO_IMEI(Verdict.UNKNOWN),
    /** Opens the channel; of those for a content the network drops the first ones in the middle. */
    BREAKS_OFF(Verdict.CAPABLE),
    /** Opens the channel; to the one for a content its user says no: 22. */
    DECLINES_LATER(Verdict.CAPABLE),
    /** Opens the channel; later its network has none for it: 21 28. */
    NO_NETWORK_LATER(Verdict.CAPABLE),
    /** Opens the channel; later it acknowledges what comes and does nothing. */
    SILENT_LATER(Verdict.CAPABLE),
    /** Opens the channel, and is switched off before the content comes; the SMSC reports what expires. */
    OFF_LATER(Verdict.CAPABLE),
    /** Answers OPEN CHANNEL with 30, and is switched off before the content comes; the SMSC reports what expires. */
    NO_BIP_OFF_LATER(Verdict.REFUSED),
    /** Opens the channel; its card has room for 1 KiB. */
    STORE_FULL(Verdict.CAPABLE);

    private static final Octets BEYOND_CAPABILITIES = Octets.ofOctets(0x30);
    private static final Octets USER_DECLINED = Octets.ofOctets(0x22);
    private static final Octets NETWORK_HAS_NO_CHANNEL = Octets.ofOctets(0x21, 0x28);
    private static final Octets NO_RESPONSE_FROM_USER = Octets.ofOctets(0x12);
    private static final String BUSY_ON_CALL = "2002";
    private static final String TEMPORARY_FAILURE = "3529";
    private static final Octets GPRS = Octets.ofHex("02030403041F02");
    private static final Duration EAGER_POLLING = Duration.ofSeconds(1);
    private static final int FIRST_TAC = 35_000_000;

    private final int usualShare;
    private final List<Verdict> verdicts;

    /** Not in the usual mix. */
    Behaviour(Verdict verdict) {
        this(0, verdict);
    }

    Behaviour(int usualShare, Verdict... verdicts) {
        this.usualShare = usualShare;
        this.verdicts = List.of(verdicts);
    }

    /** Its share in the usual mix; all shares add up to 100. */
    public int usualShare() {
        return usualShare;
    }

    /** The verdicts, in their order; the last one stays. */
    public List<Verdict> verdicts() {
        return verdicts;
    }

    /** How many checks the server makes, one for each handset that is new to the card. */
    public int checks() {
        return verdicts.contains(Verdict.UNKNOWN) ? 0 : changesHandset() ? 2 : 1;
    }

    private boolean changesHandset() {
        return this == CHANGES_TO_CAPABLE || this == CHANGES_TO_INCAPABLE;
    }

    /** As written on a command line: {@code no-bip}. */
    public String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The behaviour that {@link #option} writes as {@code text}.
     *
     * @throws IllegalArgumentException naming those there are
     */
    public static Behaviour ofOption(String text) {
        return Arrays.stream(values()).filter(behaviour -> behaviour.option().equals(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no behaviour is called '" + text + "'; there are "
                        + Arrays.stream(values()).map(Behaviour::option).collect(Collectors.joining(", "))));
    }

    /** Whether the SMSC gives up what waits for the subscriber, from the beginning. */
    boolean expires() {
        return this == OFF_EXPIRED;
    }

    /** Whether a push reaches the card in the handset that it is in first. */
    boolean takesPush() {
        Verdict first = verdicts.get(0);
        return (first == Verdict.CAPABLE || first == Verdict.REFUSED) && this != CARD_BUSY_FIRST;
    }

    /** What the handset that the card is in first, or for a change second, does. */
    HandsetBehaviour handset(int nth) {
        HandsetBehaviour willing = HandsetBehaviour.WILLING;
        return switch (this) {
            case CAPABLE, KNOWN, NO_IMEI, BREAKS_OFF, DECLINES_LATER, NO_NETWORK_LATER, SILENT_LATER, OFF_LATER, STORE_FULL ->
                    willing;
            case NO_BIP, NO_BIP_CLAIM, NO_BIP_OFF_LATER, DECLINES, NETWORK_UNABLE, NO_ANSWER -> willing.refusing(refusal());
            case CONFIRMS_LATE -> willing.with(Download.HELD);
            case OFF, OFF_EXPIRED -> willing.switchedOffAfterRequest();
            case LOSSY -> willing.over(LinkQuality.POOR);
            case CELL_EDGE -> willing.over(LinkQuality.CELL_EDGE);
            case CHANGES_TO_INCAPABLE -> nth == 0 ? willing : willing.refusing(refusal());
            case CHANGES_TO_CAPABLE -> nth == 0 ? willing.refusing(refusal()) : willing;
            case SILENT -> willing.with(Download.SWALLOWED);
            case BUSY_FIRST -> willing.answering(ScriptedAnswer.of(BUSY_ON_CALL).times(2)).pollingEvery(EAGER_POLLING);
            case SMS_FAILS_FIRST -> willing.answering(ScriptedAnswer.of(TEMPORARY_FAILURE, CommandDetails.SEND_SHORT_MESSAGE)
                    .times(1)).pollingEvery(EAGER_POLLING);
            case CARD_BUSY_FIRST -> willing.withBusyCard(1);
            case MODIFIES -> willing.with(ChannelService.FULL.givingAtMost(600).over(GPRS));
            case DROPS -> willing.with(new LinkDrop(1, 1));
        };
    }

    /** The result of OPEN CHANNEL where there is a refusal. */
    private Octets refusal() {
        return switch (this) {
            case DECLINES -> USER_DECLINED;
            case NETWORK_UNABLE -> NETWORK_HAS_NO_CHANNEL;
            case NO_ANSWER -> NO_RESPONSE_FROM_USER;
            default -> BEYOND_CAPABILITIES;
        };
    }

    /** The terminal that the card is in first, or for a change second. */
    TerminalModel terminal(Numbers numbers, int nth) {
        int models = 3;
        int tac = FIRST_TAC + (ordinal() + 1) * 10_000 + nth * 1_000 + 1 + numbers.index() % models;
        TerminalModel model = new TerminalModel(numbers.imei(tac),
                this == NO_BIP_CLAIM ? TerminalModel.WITHOUT_BIP : TerminalModel.WITH_BIP);
        return this == NO_IMEI ? model.writing(ImeiForm.ABSENT) : model;
    }

    /** What the server has to find out, step by step. */
    List<Step> steps(Numbers numbers) {
        return IntStream.range(0, verdicts.size()).mapToObj(i -> {
            int nth = changesHandset() ? i : 0;
            Verdict verdict = verdicts.get(i);
            String reason = verdict == Verdict.REFUSED ? refusal().toHex() : "";
            return new Step(verdict, verdict == Verdict.UNKNOWN ? Optional.empty()
                    : Optional.of(terminal(numbers, nth).imei()), reason);
        }).toList();
    }
}
