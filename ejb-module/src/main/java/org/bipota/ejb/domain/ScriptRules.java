package org.bipota.ejb.domain;

import java.util.ArrayList;
import java.util.List;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.script.CommandApdu;

/** What a content may consist of (ETSI TS 102 226 clause 5, and the applet's STORE DATA). */
public final class ScriptRules {

    /** The most octets of data in one STORE DATA command. */
    public static final int MAX_BLOCK_OCTETS = 200;
    /** The most STORE DATA commands: a block is known by the low octet of its number. */
    public static final int MAX_BLOCKS = 256;
    /** The most octets that can be given as data. The card may have room for fewer. */
    public static final int MAX_DATA_OCTETS = MAX_BLOCK_OCTETS * MAX_BLOCKS;
    /** The most faults that are told at once. */
    public static final int MAX_FAULTS = 100;

    private static final int COMMAND_TEMPLATE = 0xAA;
    private static final int INDEFINITE_COMMAND_TEMPLATE = 0xAE;

    private ScriptRules() {
    }

    /**
     * The script of commands that were uploaded.
     *
     * @param kind compact or expanded
     * @param hex each a short command APDU in hexadecimal
     * @throws RefusedContentException with position and reason of the first faults
     */
    public static Script commands(ContentKind kind, List<String> hex) throws RefusedContentException {
        if (hex.isEmpty()) {
            throw new RefusedContentException(List.of(new ContentFault("apdus", "empty; allowed is one command or more")));
        }
        List<ContentFault> faults = new ArrayList<>();
        List<Octets> commands = new ArrayList<>(hex.size());
        for (int position = 0; position < hex.size() && faults.size() < MAX_FAULTS; position++) {
            try {
                CommandApdu command = CommandApdu.parse(octets(hex.get(position)));
                if (!kind.expanded()) {
                    checkCompact(command, position == hex.size() - 1);
                }
                commands.add(command.octets());
            } catch (ProtocolException | UnusableCommand fault) {
                faults.add(ContentFault.ofCommand(position, fault.getMessage()));
            }
        }
        if (!faults.isEmpty()) {
            throw new RefusedContentException(faults);
        }
        return new Script(kind, commands);
    }

    /**
     * The STORE DATA commands that bring {@code data} to the applet.
     *
     * <pre>
     * | 80 | E2 | 00, on the last 80 | low octet of the block's number | Lc | data |
     * </pre>
     *
     * @throws RefusedContentException when there is none, or more than the blocks' numbers tell apart
     */
    public static Script data(byte[] data) throws RefusedContentException {
        if (data.length == 0 || data.length > MAX_DATA_OCTETS) {
            throw new RefusedContentException(List.of(new ContentFault("data",
                    data.length + " octets; allowed are 1 to " + MAX_DATA_OCTETS)));
        }
        List<Octets> commands = new ArrayList<>();
        for (int from = 0; from < data.length; from += MAX_BLOCK_OCTETS) {
            Octets block = Octets.of(data, from, Math.min(data.length - from, MAX_BLOCK_OCTETS));
            boolean last = from + block.length() == data.length;
            commands.add(new OctetWriter(5 + block.length()).octet(0x80).octet(0xE2).octet(last ? 0x80 : 0x00)
                    .octet(from / MAX_BLOCK_OCTETS).octet(block.length()).octets(block).toOctets());
        }
        return new Script(ContentKind.DATA, commands);
    }

    private static Octets octets(String hex) throws UnusableCommand {
        for (int i = 0; i < hex.length(); i++) {
            if (hex.charAt(i) > 0x7F || Character.digit(hex.charAt(i), 16) < 0) {
                throw new UnusableCommand("no hexadecimal digit at character " + i);
            }
        }
        if (hex.length() % 2 != 0) {
            throw new UnusableCommand(hex.length() + " hexadecimal digits; allowed is an even number");
        }
        return Octets.ofHex(hex);
    }

    private static void checkCompact(CommandApdu command, boolean last) throws UnusableCommand {
        int cla = command.octets().at(0);
        if (cla == COMMAND_TEMPLATE || cla == INDEFINITE_COMMAND_TEMPLATE) {
            throw new UnusableCommand("CLA at octet 0: AA and AE begin a script in expanded format");
        }
        if (!command.hasP3()) {
            throw new UnusableCommand("4 octets; in compact format P3 is always there, 00 where there is no data");
        }
        if (command.asksForData() && !last) {
            throw new UnusableCommand("is answered with data; in compact format only the last command may be, "
                    + "in expanded format each");
        }
    }

    /** A command that the formats do not allow; why. */
    private static final class UnusableCommand extends Exception {

        private static final long serialVersionUID = 1L;

        UnusableCommand(String why) {
            super(why, null, false, false);
        }
    }
}
