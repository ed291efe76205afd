package org.bipota.simulator.handset;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.cat.ProactiveCommand;
import org.bipota.protocol.cat.TerminalResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the proactive commands of one card, and tells it of events. Used by its handset's thread only. */
final class TerminalCommands implements ChannelEvents {

    /** What the commands need of the handset around them. */
    interface Owner {

        TerminalModel terminal();

        Uicc card();

        /** Runs {@code task} on the handset's thread after what runs now, unless it is off by then. */
        void later(Runnable task);

        /** Sends an SMS-SUBMIT TPDU; false without service. */
        boolean sendSms(Octets tpdu) throws ProtocolException;

        void channelOpened();
    }

    private static final Logger LOG = LoggerFactory.getLogger(TerminalCommands.class);
    private static final int POLL_INTERVAL = 0x03;
    private static final int POLLING_OFF = 0x04;
    private static final int DISPLAY_TEXT = 0x21;
    private static final int LOCAL_IMEI = 0x01;
    private static final int LOCAL_IMEISV = 0x08;
    private static final int PACKING_REQUIRED = 0x01;

    private final Owner owner;
    private final ChannelCommands channels;
    private final TimerCommands timers;
    private final Polling polling;
    private final EnvelopeQueue envelopes;
    private final Set<Integer> events = new TreeSet<>();
    private final long seed;
    private HandsetBehaviour behaviour = HandsetBehaviour.WILLING;
    private AnswerScript script = new AnswerScript(List.of(), 0);

    TerminalCommands(Owner owner, HandsetSurroundings surroundings, long seed) {
        this.owner = owner;
        this.seed = seed;
        this.channels = new ChannelCommands(surroundings, this, seed);
        this.timers = new TimerCommands(surroundings.scheduler(), expiry -> owner.later(() -> expired(expiry)));
        this.polling = new Polling(surroundings.scheduler(), () -> owner.later(() -> owner.card().status()));
        this.envelopes = new EnvelopeQueue(envelope -> owner.card().envelope(envelope), surroundings.scheduler(), this);
    }

    /** Begins another behaviour, and its script from the start. */
    void behave(HandsetBehaviour other) {
        behaviour = other;
        script = new AnswerScript(other.answers(), seed);
        channels.behave(other);
        envelopes.busyFor(other.busyEnvelopes());
    }

    /** Power-on: nothing of a former session is left, and the terminal begins to poll. */
    void start() {
        stop();
        polling.start(behaviour.polling());
    }

    /** Power-off. */
    void stop() {
        channels.closeAll();
        timers.stopAll();
        events.clear();
        envelopes.clear();
        polling.stop();
    }

    /** The network drops the links of all channels. */
    void dropLinks() {
        channels.dropLinks();
    }

    /** The network serves the subscriber again. */
    void serviceRegained() {
        if (events.contains(Envelopes.EVENT_LOCATION_STATUS)) {
            envelopes.send(Envelopes.locationStatus());
        }
    }

    /** Brings an SMS-PP download to the card; the status word. */
    int download(Octets envelope) {
        return envelopes.sendOnce(envelope);
    }

    /** The TERMINAL RESPONSE to a proactive command. */
    Octets execute(Octets fetched) {
        try {
            return execute(ProactiveCommand.parse(fetched)).encode();
        } catch (ProtocolException e) {
            LOG.warn("A card sent a proactive command that cannot be read: {}", e.getMessage());
            return TerminalResponse.toGarbage().encode();
        }
    }

    private TerminalResponse execute(ProactiveCommand command) {
        Optional<TerminalResult> scripted = script.next(command);
        if (scripted.isPresent() && !scripted.get().performed()) {
            return ChannelCommands.refusal(command, scripted.get().value());
        }
        TerminalResponse response = perform(command);
        scripted.ifPresent(result -> response.performedAs(result.value()));
        return response;
    }

    private TerminalResponse perform(ProactiveCommand command) {
        return switch (command.details().type()) {
            case CommandDetails.PROVIDE_LOCAL_INFORMATION -> localInformation(command);
            case CommandDetails.SEND_SHORT_MESSAGE -> sendShortMessage(command);
            case CommandDetails.SET_UP_EVENT_LIST -> setUpEventList(command);
            case CommandDetails.OPEN_CHANNEL -> openChannel(command);
            case CommandDetails.CLOSE_CHANNEL -> channels.close(command);
            case CommandDetails.RECEIVE_DATA -> channels.receive(command);
            case CommandDetails.SEND_DATA -> channels.send(command);
            case CommandDetails.GET_CHANNEL_STATUS -> channels.status(command);
            case CommandDetails.TIMER_MANAGEMENT -> timers.manage(command);
            case POLL_INTERVAL -> polling.interval(command);
            case POLLING_OFF -> polling.off(command);
            case CommandDetails.MORE_TIME, DISPLAY_TEXT -> TerminalResponse.to(command, TerminalResponse.PERFORMED);
            default -> TerminalResponse.to(command, TerminalResponse.BEYOND_CAPABILITIES);
        };
    }

    private TerminalResponse localInformation(ProactiveCommand command) {
        TerminalModel terminal = owner.terminal();
        int what = command.details().qualifier();
        TerminalResponse response = TerminalResponse.to(command, TerminalResponse.PERFORMED);
        if (what == LOCAL_IMEI) {
            terminal.form().write(terminal.imei()).ifPresent(imei -> response.required(CatTag.IMEI, imei));
        } else if (what == LOCAL_IMEISV && terminal.providesImeisv()) {
            response.required(CatTag.IMEISV, terminal.imeisv());
        } else {
            return TerminalResponse.to(command, TerminalResponse.BEYOND_CAPABILITIES);
        }
        return response;
    }

    private TerminalResponse sendShortMessage(ProactiveCommand command) {
        Optional<Octets> tpdu = command.value(CatTag.SMS_TPDU);
        if (tpdu.isEmpty()) {
            return TerminalResponse.to(command, TerminalResponse.REQUIRED_VALUES_MISSING);
        }
        try {
            boolean packing = (command.details().qualifier() & PACKING_REQUIRED) != 0;
            Octets sms = packing ? Tpdus.packed(tpdu.get()) : tpdu.get();
            return TerminalResponse.to(command, owner.sendSms(sms) ? TerminalResponse.PERFORMED
                    : TerminalResponse.NO_SERVICE);
        } catch (ProtocolException e) {
            LOG.warn("A card sent an SMS that cannot be read: {}", e.getMessage());
            return TerminalResponse.to(command, TerminalResponse.DATA_NOT_UNDERSTOOD);
        }
    }

    /** The list replaces the former one; an empty one ends all events. */
    private TerminalResponse setUpEventList(ProactiveCommand command) {
        Optional<Octets> list = command.value(CatTag.EVENT_LIST);
        if (list.isEmpty()) {
            return TerminalResponse.to(command, TerminalResponse.REQUIRED_VALUES_MISSING);
        }
        events.clear();
        for (int i = 0; i < list.get().length(); i++) {
            events.add(list.get().at(i));
        }
        return TerminalResponse.to(command, TerminalResponse.PERFORMED);
    }

    private TerminalResponse openChannel(ProactiveCommand command) {
        int before = channels.opened();
        TerminalResponse response = channels.open(command);
        if (channels.opened() > before) {
            owner.channelOpened();
        }
        return response;
    }

    private void expired(TimerCommands.Expiry expiry) {
        if (timers.end(expiry)) {
            envelopes.send(Envelopes.timerExpiration(expiry.timer(), expiry.value()));
        }
    }

    @Override
    public void later(Runnable task) {
        owner.later(task);
    }

    @Override
    public void dataAvailable(Octets channelStatus, int octets) {
        if (events.contains(Envelopes.EVENT_DATA_AVAILABLE)) {
            envelopes.send(Envelopes.dataAvailable(channelStatus, octets));
        }
    }

    @Override
    public void channelStatus(Octets channelStatus) {
        if (events.contains(Envelopes.EVENT_CHANNEL_STATUS)) {
            envelopes.send(Envelopes.channelStatus(channelStatus));
        }
    }
}
