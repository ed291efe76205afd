package org.bipota.simulator.handset;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.cat.ProactiveCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the proactive commands of one card. Used by its handset's thread only. */
final class TerminalCommands implements ChannelEvents {

    /** What the commands need of the handset around them. */
    interface Owner {

        TerminalModel terminal();

        HandsetBehaviour behaviour();

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
    private static final int DURATION = 0x04;
    private static final int LOCAL_IMEI = 0x01;
    private static final int EVENT_DATA_AVAILABLE = 0x09;
    private static final int EVENT_CHANNEL_STATUS = 0x0A;
    private static final int LINK_DROPPED = 0x05;

    private final Owner owner;
    private final HandsetNetwork network;
    private final ChannelCommands channels;
    private final TimerCommands timers;
    private final Set<Integer> events = new TreeSet<>();
    private ScheduledFuture<?> poll;

    TerminalCommands(Owner owner, HandsetNetwork network, long seed) {
        this.owner = owner;
        this.network = network;
        this.channels = new ChannelCommands(network.sockets(), network.scheduler(), this, seed);
        this.timers = new TimerCommands(network.scheduler(), expiry -> owner.later(() -> expired(expiry)));
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
            case POLL_INTERVAL -> pollInterval(command);
            case POLLING_OFF -> pollingOff(command);
            case CommandDetails.MORE_TIME, DISPLAY_TEXT -> TerminalResponse.to(command, TerminalResponse.PERFORMED);
            default -> TerminalResponse.to(command, TerminalResponse.BEYOND_CAPABILITIES);
        };
    }

    private TerminalResponse localInformation(ProactiveCommand command) {
        if (command.details().qualifier() != LOCAL_IMEI) {
            return TerminalResponse.to(command, TerminalResponse.BEYOND_CAPABILITIES);
        }
        return TerminalResponse.to(command, TerminalResponse.PERFORMED)
                .required(CatTag.IMEI, owner.terminal().imei().value());
    }

    private TerminalResponse sendShortMessage(ProactiveCommand command) {
        Optional<Octets> tpdu = command.value(CatTag.SMS_TPDU);
        if (tpdu.isEmpty()) {
            return TerminalResponse.to(command, TerminalResponse.REQUIRED_VALUES_MISSING);
        }
        try {
            return TerminalResponse.to(command, owner.sendSms(tpdu.get()) ? TerminalResponse.PERFORMED
                    : TerminalResponse.NO_SERVICE);
        } catch (ProtocolException e) {
            LOG.warn("A card sent an SMS that cannot be read: {}", e.getMessage());
            return TerminalResponse.to(command, TerminalResponse.DATA_NOT_UNDERSTOOD);
        }
    }

    private TerminalResponse setUpEventList(ProactiveCommand command) {
        Octets list = command.value(CatTag.EVENT_LIST).orElse(Octets.EMPTY);
        events.clear();
        for (int i = 0; i < list.length(); i++) {
            events.add(list.at(i));
        }
        return TerminalResponse.to(command, TerminalResponse.PERFORMED);
    }

    private TerminalResponse openChannel(ProactiveCommand command) {
        int before = channels.opened();
        TerminalResponse response = channels.open(command, owner.behaviour());
        if (channels.opened() > before) {
            owner.channelOpened();
        }
        return response;
    }

    /** The unit is minutes, seconds or tenths of a second (TS 102 223 clause 8.8). */
    private TerminalResponse pollInterval(ProactiveCommand command) {
        Optional<Octets> duration = command.value(DURATION)
                .filter(value -> value.length() == 2 && value.at(0) <= 2 && value.at(1) > 0);
        if (duration.isEmpty()) {
            return TerminalResponse.to(command, TerminalResponse.REQUIRED_VALUES_MISSING);
        }
        int unitMillis = new int[] {60_000, 1_000, 100}[duration.get().at(0)];
        stopPolling();
        long millis = (long) unitMillis * duration.get().at(1);
        poll = network.scheduler().scheduleAtFixedRate(() -> owner.later(() -> owner.card().status()), millis, millis,
                TimeUnit.MILLISECONDS);
        return TerminalResponse.to(command, TerminalResponse.PERFORMED).required(DURATION, duration.get());
    }

    private TerminalResponse pollingOff(ProactiveCommand command) {
        stopPolling();
        return TerminalResponse.to(command, TerminalResponse.PERFORMED);
    }

    /** Power-off or power-on: nothing of a former session is left. */
    void reset() {
        channels.closeAll();
        timers.stopAll();
        events.clear();
        stopPolling();
    }

    private void stopPolling() {
        if (poll != null) {
            poll.cancel(false);
            poll = null;
        }
    }

    private void expired(TimerCommands.Expiry expiry) {
        if (timers.end(expiry)) {
            owner.card().timerExpired(expiry.timer());
        }
    }

    @Override
    public void later(Runnable task) {
        owner.later(task);
    }

    @Override
    public void dataAvailable(int channel, int octets) {
        if (events.contains(EVENT_DATA_AVAILABLE)) {
            owner.card().dataAvailable(channel, octets);
        }
    }

    @Override
    public void linkDropped(int channel) {
        if (events.contains(EVENT_CHANNEL_STATUS)) {
            owner.card().channelStatus(channel, LINK_DROPPED);
        }
    }
}
