package org.bipota.simulator.handset;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.cat.ProactiveCommand;
import org.bipota.protocol.tlv.ComprehensionTlv;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The BIP commands of one terminal (TS 102 223 clauses 6.4.27 to 6.4.31). Used by its handset's thread only. */
final class ChannelCommands {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelCommands.class);
    private static final int CHANNELS = 7;
    private static final int FIRST_CHANNEL_DEVICE = 0x21;
    private static final int IMMEDIATELY = 0x01;
    private static final int LINK_UP = 0x80;
    private static final int LINK_DROPPED = 0x05;
    /** A RECEIVE DATA answer has to fit into 255 octets together with the other objects. */
    private static final int LONGEST_READ = 237;
    private static final int UDP = 1;
    private static final int TCP = 2;

    private final HandsetSockets sockets;
    private final ScheduledExecutorService scheduler;
    private final ChannelEvents events;
    private final long seed;
    private final Map<Integer, BearerChannel> open = new TreeMap<>();
    private int opened;
    private int newest;

    ChannelCommands(HandsetSockets sockets, ScheduledExecutorService scheduler, ChannelEvents events, long seed) {
        this.sockets = sockets;
        this.scheduler = scheduler;
        this.events = events;
        this.seed = seed;
    }

    /** How many channels have been opened so far. */
    int opened() {
        return opened;
    }

    TerminalResponse open(ProactiveCommand command, HandsetBehaviour behaviour) {
        Octets bearer = command.value(CatTag.BEARER_DESCRIPTION).orElse(Octets.EMPTY);
        Octets buffer = command.value(CatTag.BUFFER_SIZE).orElse(Octets.EMPTY);
        Octets transport = command.value(CatTag.TRANSPORT_LEVEL).orElse(Octets.EMPTY);
        Optional<Octets> address = objectBehind(command, CatTag.TRANSPORT_LEVEL, CatTag.OTHER_ADDRESS);
        if (!behaviour.openChannel().isEmpty()) {
            return TerminalResponse.to(command, behaviour.openChannel());
        }
        if (bearer.isEmpty() || buffer.length() != 2 || transport.isEmpty() || address.isEmpty()) {
            return TerminalResponse.to(command, TerminalResponse.REQUIRED_VALUES_MISSING);
        }
        Octets result = open(buffer.at(0) << 8 | buffer.at(1), transport, address.get(), behaviour.link());
        TerminalResponse response = TerminalResponse.to(command, result);
        if (result.equals(TerminalResponse.PERFORMED)) {
            response.with(CatTag.CHANNEL_STATUS, Octets.ofOctets(LINK_UP | newest, 0));
        }
        return response.with(CatTag.BEARER_DESCRIPTION, bearer).with(CatTag.BUFFER_SIZE, buffer);
    }

    private Octets open(int bufferSize, Octets transport, Octets address, LinkQuality quality) {
        int channel = 1;
        while (open.containsKey(channel)) {
            channel++;
        }
        if (channel > CHANNELS) {
            return TerminalResponse.NO_CHANNEL;
        }
        int protocol = transport.at(0);
        if (protocol != UDP && protocol != TCP) {
            return TerminalResponse.TRANSPORT_NOT_AVAILABLE;
        }
        Optional<InetSocketAddress> remote = SocketAddresses.of(transport, address);
        if (remote.isEmpty()) {
            return TerminalResponse.DATA_NOT_UNDERSTOOD;
        }
        try {
            ChannelReceiver receiver = new ChannelReceiver(channel);
            DataLink link = protocol == TCP ? sockets.openTcp(remote.get(), receiver)
                    : udp(remote.get(), receiver, quality);
            receiver.bearer = new BearerChannel(protocol == TCP, bufferSize, link);
            open.put(channel, receiver.bearer);
            opened++;
            newest = channel;
            return TerminalResponse.PERFORMED;
        } catch (IOException e) {
            LOG.debug("OPEN CHANNEL: {}", e.toString());
            return TerminalResponse.REMOTE_NOT_REACHABLE;
        }
    }

    private DataLink udp(InetSocketAddress remote, DataLink.Receiver receiver, LinkQuality quality)
            throws IOException {
        if (quality.equals(LinkQuality.PERFECT)) {
            return sockets.openUdp(remote, receiver);
        }
        PoorLink link = new PoorLink(receiver, quality, seed + opened, scheduler);
        return link.over(sockets.openUdp(remote, link));
    }

    TerminalResponse send(ProactiveCommand command) {
        BearerChannel channel = channel(command);
        Optional<Octets> data = command.value(CatTag.CHANNEL_DATA);
        if (channel == null || channel.dropped()) {
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
        if (channel == null || channel.dropped() && channel.available() == 0) {
            return unusable(command, channel);
        }
        if (length.isEmpty()) {
            return TerminalResponse.to(command, TerminalResponse.REQUIRED_VALUES_MISSING);
        }
        int asked = length.get().at(0);
        Octets data = channel.read(Math.min(asked, LONGEST_READ));
        int number = number(command);
        events.later(() -> announce(number));
        Octets result = data.length() < Math.min(asked, LONGEST_READ) ? TerminalResponse.MISSING_INFORMATION
                : TerminalResponse.PERFORMED;
        return TerminalResponse.to(command, result).required(CatTag.CHANNEL_DATA, data)
                .required(CatTag.CHANNEL_DATA_LENGTH, Octets.ofOctets(data.isEmpty() ? 0 : channel.left()));
    }

    TerminalResponse close(ProactiveCommand command) {
        BearerChannel channel = channel(command);
        if (channel == null) {
            return unusable(command, null);
        }
        open.remove(number(command));
        channel.close();
        return TerminalResponse.to(command, TerminalResponse.PERFORMED);
    }

    TerminalResponse status(ProactiveCommand command) {
        TerminalResponse response = TerminalResponse.to(command, TerminalResponse.PERFORMED);
        if (open.isEmpty()) {
            response.required(CatTag.CHANNEL_STATUS, Octets.ofOctets(0, 0));
        }
        open.forEach((number, channel) -> response.required(CatTag.CHANNEL_STATUS, channel.dropped()
                ? Octets.ofOctets(number, LINK_DROPPED) : Octets.ofOctets(LINK_UP | number, 0)));
        return response;
    }

    /** Power-off, or a reset of the card. */
    void closeAll() {
        open.values().forEach(BearerChannel::close);
        open.clear();
    }

    private BearerChannel channel(ProactiveCommand command) {
        return open.get(number(command));
    }

    private static int number(ProactiveCommand command) {
        return command.devices().destination() - FIRST_CHANNEL_DEVICE + 1;
    }

    /** The destination stands behind the transport level; an address before it is the local one. */
    private static Optional<Octets> objectBehind(ProactiveCommand command, int before, int tag) {
        boolean passed = false;
        for (ComprehensionTlv object : command.objects()) {
            if (passed && object.tag() == tag) {
                return Optional.of(object.value());
            }
            passed |= object.tag() == before;
        }
        return Optional.empty();
    }

    private static TerminalResponse unusable(ProactiveCommand command, BearerChannel channel) {
        return TerminalResponse.to(command,
                channel == null ? TerminalResponse.CHANNEL_INVALID : TerminalResponse.CHANNEL_CLOSED);
    }

    private void announce(int number) {
        BearerChannel channel = open.get(number);
        if (channel != null && channel.announce()) {
            events.dataAvailable(number, channel.available());
        }
    }

    /** Brings what arrives to the handset's thread. What comes after CLOSE CHANNEL is dropped there. */
    private final class ChannelReceiver implements DataLink.Receiver {
        private final int number;
        /** Set before the handset's thread can run what this receiver hands over. */
        private BearerChannel bearer;

        ChannelReceiver(int number) {
            this.number = number;
        }

        @Override
        public void received(Octets data) {
            events.later(() -> {
                if (open.get(number) == bearer) {
                    bearer.arrived(data);
                    announce(number);
                }
            });
        }

        @Override
        public void dropped() {
            events.later(() -> {
                if (open.get(number) == bearer && !bearer.dropped()) {
                    bearer.drop();
                    events.linkDropped(number);
                }
            });
        }
    }
}
