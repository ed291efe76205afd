package org.bipota.simulator.handset;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.cat.ProactiveCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The BIP commands of one terminal (TS 102 223 clauses 6.4.27 to 6.4.31). Used by its handset's thread only. */
final class ChannelCommands {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelCommands.class);
    private static final int FIRST_CHANNEL_DEVICE = 0x21;
    private static final int IMMEDIATELY = 0x01;
    /** A RECEIVE DATA answer has to fit into 255 octets together with the other objects. */
    private static final int LONGEST_READ = 237;
    private static final int NETWORK_UNABLE = 0x21;
    private static final int BIP_ERROR = 0x3A;

    private final HandsetSurroundings surroundings;
    private final ChannelEvents events;
    private final long seed;
    private final Map<Integer, BearerChannel> open = new TreeMap<>();
    private HandsetBehaviour behaviour = HandsetBehaviour.WILLING;
    private int opened;

    ChannelCommands(HandsetSurroundings surroundings, ChannelEvents events, long seed) {
        this.surroundings = surroundings;
        this.events = events;
        this.seed = seed;
    }

    void behave(HandsetBehaviour other) {
        behaviour = other;
        opened = 0;
    }

    /** How many channels have been opened so far with this behaviour. */
    int opened() {
        return opened;
    }

    /** A command that is not performed. A refused OPEN CHANNEL says of which bearer and buffer, unless none was looked at. */
    static TerminalResponse refusal(ProactiveCommand command, Octets result) {
        TerminalResponse response = TerminalResponse.to(command, result);
        boolean ofTheBearer = result.at(0) == NETWORK_UNABLE || result.at(0) == BIP_ERROR;
        if (ofTheBearer && command.details().type() == CommandDetails.OPEN_CHANNEL) {
            command.value(CatTag.BEARER_DESCRIPTION).ifPresent(bearer -> response.with(CatTag.BEARER_DESCRIPTION, bearer));
            command.value(CatTag.BUFFER_SIZE).ifPresent(size -> response.with(CatTag.BUFFER_SIZE, size));
        }
        return response;
    }

    TerminalResponse open(ProactiveCommand command) {
        Optional<OpenChannelCommand> parsed = OpenChannelCommand.of(command);
        if (parsed.isEmpty()) {
            return TerminalResponse.to(command, TerminalResponse.REQUIRED_VALUES_MISSING);
        }
        OpenChannelCommand wanted = parsed.get();
        Optional<Octets> unable = unable(wanted);
        if (unable.isPresent()) {
            return refusal(command, unable.get());
        }
        ChannelService service = behaviour.channels();
        int octets = Math.min(wanted.bufferOctets(), service.bufferOctets());
        Octets bearer = service.bearer().isEmpty() ? wanted.bearer() : service.bearer();
        BearerChannel channel = new BearerChannel(freeNumber(), opened, wanted.tcp(),
                service.datagrams() == ChannelService.Datagrams.JOINED, octets);
        if (wanted.background()) {
            open.put(channel.number(), channel);
            events.later(() -> setUpInBackground(channel, wanted));
        } else if (setUp(channel, wanted)) {
            open.put(channel.number(), channel);
        } else {
            return refusal(command, TerminalResponse.REMOTE_NOT_REACHABLE);
        }
        opened++;
        boolean modified = octets < wanted.bufferOctets() || !bearer.equals(wanted.bearer());
        return TerminalResponse.to(command, modified ? TerminalResponse.WITH_MODIFICATIONS : TerminalResponse.PERFORMED)
                .with(CatTag.CHANNEL_STATUS, channel.status()).with(CatTag.BEARER_DESCRIPTION, bearer)
                .with(CatTag.BUFFER_SIZE, Octets.ofOctets(octets >> 8, octets));
    }

    private Optional<Octets> unable(OpenChannelCommand wanted) {
        ChannelService service = behaviour.channels();
        if (open.size() >= service.channels()) {
            return Optional.of(TerminalResponse.NO_CHANNEL);
        }
        if (!(wanted.udp() && service.udp()) && !(wanted.tcp() && service.tcp())) {
            return Optional.of(TerminalResponse.TRANSPORT_NOT_AVAILABLE);
        }
        if (wanted.bufferOctets() > service.bufferOctets() && !service.lesserBuffer()) {
            return Optional.of(TerminalResponse.BUFFER_NOT_AVAILABLE);
        }
        return SocketAddresses.of(wanted.transport(), wanted.destination()).isPresent() ? Optional.empty()
                : Optional.of(TerminalResponse.DATA_NOT_UNDERSTOOD);
    }

    private int freeNumber() {
        int channel = 1;
        while (open.containsKey(channel)) {
            channel++;
        }
        return channel;
    }

    /** Whether the link stands. */
    private boolean setUp(BearerChannel channel, OpenChannelCommand wanted) {
        InetSocketAddress remote = SocketAddresses.of(wanted.transport(), wanted.destination()).orElseThrow();
        ChannelReceiver receiver = new ChannelReceiver(channel);
        try {
            channel.over(wanted.tcp() ? surroundings.bearers().openTcp(remote, receiver, seed) : udp(remote, receiver));
            return true;
        } catch (IOException e) {
            LOG.debug("OPEN CHANNEL: {}", e.toString());
            return false;
        }
    }

    private void setUpInBackground(BearerChannel channel, OpenChannelCommand wanted) {
        if (open.get(channel.number()) != channel) {
            return;
        }
        if (!setUp(channel, wanted)) {
            channel.drop();
        }
        events.channelStatus(channel.status());
    }

    private DataLink udp(InetSocketAddress remote, DataLink.Receiver receiver) throws IOException {
        LinkQuality quality = behaviour.link();
        if (quality.equals(LinkQuality.PERFECT)) {
            return surroundings.bearers().openUdp(remote, receiver, seed);
        }
        PoorLink link = new PoorLink(receiver, quality, seed + opened, surroundings.scheduler(), surroundings::nanoTime);
        return link.over(quality.rebindAfter() == 0 ? surroundings.bearers().openUdp(remote, link, seed)
                : new RebindingLink(surroundings.bearers(), remote, link, seed, quality.rebindAfter()));
    }

    TerminalResponse send(ProactiveCommand command) {
        BearerChannel channel = channel(command);
        Optional<Octets> data = command.value(CatTag.CHANNEL_DATA);
        if (channel == null || !channel.usable()) {
            return unusable(command, channel);
        }
        if (data.isEmpty()) {
            return TerminalResponse.to(command, TerminalResponse.REQUIRED_VALUES_MISSING);
        }
        if (!channel.store(data.get())) {
            return TerminalResponse.to(command, TerminalResponse.BUFFER_NOT_AVAILABLE);
        }
        if ((command.details().qualifier() & IMMEDIATELY) != 0) {
            channel.flush();
        }
        return TerminalResponse.to(command, TerminalResponse.PERFORMED)
                .required(CatTag.CHANNEL_DATA_LENGTH, Octets.ofOctets(channel.free()));
    }

    TerminalResponse receive(ProactiveCommand command) {
        BearerChannel channel = channel(command);
        Optional<Octets> length = command.value(CatTag.CHANNEL_DATA_LENGTH).filter(value -> value.length() == 1);
        if (channel == null || !channel.usable() && channel.available() == 0) {
            return unusable(command, channel);
        }
        if (length.isEmpty()) {
            return TerminalResponse.to(command, TerminalResponse.REQUIRED_VALUES_MISSING);
        }
        int asked = Math.min(length.get().at(0), LONGEST_READ);
        Octets data = channel.read(asked);
        events.later(() -> announce(channel));
        return TerminalResponse.to(command, data.length() < asked ? TerminalResponse.MISSING_INFORMATION
                        : TerminalResponse.PERFORMED)
                .required(CatTag.CHANNEL_DATA, data)
                .required(CatTag.CHANNEL_DATA_LENGTH, Octets.ofOctets(data.isEmpty() ? 0 : channel.left()));
    }

    TerminalResponse close(ProactiveCommand command) {
        BearerChannel channel = channel(command);
        if (channel == null) {
            return unusable(command, null);
        }
        open.remove(channel.number());
        channel.close();
        return TerminalResponse.to(command, TerminalResponse.PERFORMED);
    }

    TerminalResponse status(ProactiveCommand command) {
        TerminalResponse response = TerminalResponse.to(command, TerminalResponse.PERFORMED);
        if (open.isEmpty()) {
            response.required(CatTag.CHANNEL_STATUS, Octets.ofOctets(0, 0));
        }
        open.values().forEach(channel -> response.required(CatTag.CHANNEL_STATUS, channel.status()));
        return response;
    }

    /** Power-off, or a reset of the card. */
    void closeAll() {
        open.values().forEach(BearerChannel::close);
        open.clear();
    }

    /** The network drops all links; the card hears of it. */
    void dropLinks() {
        List.copyOf(open.values()).forEach(this::drop);
    }

    private void drop(BearerChannel channel) {
        if (open.get(channel.number()) == channel && channel.usable()) {
            channel.drop();
            events.channelStatus(channel.status());
        }
    }

    private BearerChannel channel(ProactiveCommand command) {
        return open.get(command.devices().destination() - FIRST_CHANNEL_DEVICE + 1);
    }

    private static TerminalResponse unusable(ProactiveCommand command, BearerChannel channel) {
        return TerminalResponse.to(command,
                channel == null ? TerminalResponse.CHANNEL_INVALID : TerminalResponse.CHANNEL_CLOSED);
    }

    private void announce(BearerChannel channel) {
        if (open.get(channel.number()) == channel && channel.announce()) {
            events.dataAvailable(channel.status(), channel.available());
        }
    }

    /** Brings what arrives to the handset's thread. What comes after CLOSE CHANNEL is dropped there. */
    private final class ChannelReceiver implements DataLink.Receiver {
        private final BearerChannel channel;

        ChannelReceiver(BearerChannel channel) {
            this.channel = channel;
        }

        @Override
        public void received(Octets data) {
            events.later(() -> {
                if (open.get(channel.number()) == channel && channel.usable()) {
                    channel.arrived(data);
                    announce(channel);
                    if (behaviour.drop().due(channel.nth(), channel.arrivals())) {
                        drop(channel);
                    }
                }
            });
        }

        @Override
        public void dropped() {
            events.later(() -> drop(channel));
        }
    }
}
