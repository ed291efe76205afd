package org.bipota.ejb.domain;

import java.util.ArrayList;
import java.util.List;
import org.bipota.protocol.Octets;
import org.bipota.protocol.script.CommandScript;

/**
 * The commands of a content, in the order in which the card executes them. They were validated when the content came.
 *
 * @param kind how they are written into a packet
 * @param commands 1 or more command APDUs
 */
public record Script(ContentKind kind, List<Octets> commands) {

    /** The most commands of one packet: the compact answer counts them in one octet, and both formats are cut alike. */
    public static final int MAX_COMMANDS_PER_PACKET = 255;

    private static final int STORE_DATA_HEADER = 5;

    /** Copies the list. */
    public Script {
        commands = List.copyOf(commands);
        if (commands.isEmpty()) {
            throw new IllegalArgumentException("a script without commands");
        }
    }

    /** The content's size, against which thresholds are held: the commands' octets, or of {@link ContentKind#DATA} the data's. */
    public int octets() {
        int header = kind == ContentKind.DATA ? STORE_DATA_HEADER : 0;
        return commands.stream().mapToInt(command -> command.length() - header).sum();
    }

    /**
     * Cuts the script into packets: as many commands as fit travel together.
     *
     * @param firstCommand where to begin, 0 for the whole script; to resume, what {@link ScriptPacket#nextCommand()} said of
     *     the last packet answered, whose size may have been another
     * @param maxSecuredDataOctets what one packet holds
     * @return the packets in order; empty when {@code firstCommand} is the number of commands
     * @throws RefusedContentException when a command fits no packet; it says which
     */
    public List<ScriptPacket> packets(int firstCommand, int maxSecuredDataOctets) throws RefusedContentException {
        List<ScriptPacket> packets = new ArrayList<>();
        int from = firstCommand;
        while (from < commands.size()) {
            int to = from;
            int content = 0;
            while (to < commands.size() && to - from < MAX_COMMANDS_PER_PACKET) {
                int more = content + commandOctets(commands.get(to));
                if (packetOctets(more) > maxSecuredDataOctets) {
                    break;
                }
                content = more;
                to++;
            }
            if (to == from) {
                throw new RefusedContentException(List.of(ContentFault.ofCommand(from, "needs "
                        + packetOctets(commandOctets(commands.get(from))) + " octets of secured data, one packet has room for "
                        + maxSecuredDataOctets)));
            }
            packets.add(packet(from, to));
            from = to;
        }
        return packets;
    }

    private ScriptPacket packet(int from, int to) {
        List<Octets> some = commands.subList(from, to);
        return new ScriptPacket(from, to - from, kind.expanded() ? CommandScript.expanded(some) : Octets.join(some));
    }

    private int commandOctets(Octets command) {
        return kind.expanded() ? CommandScript.commandOctets(command) : command.length();
    }

    private int packetOctets(int content) {
        return kind.expanded() ? CommandScript.templateOctets(content) : content;
    }
}
