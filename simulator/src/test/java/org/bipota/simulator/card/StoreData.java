package org.bipota.simulator.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;

/** Contents, cut into STORE DATA commands as a server does. */
final class StoreData {

    private StoreData() {
    }

    /** A content of this many octets that is the same for the same seed. */
    static Octets content(int octets, long seed) {
        byte[] content = new byte[octets];
        new Random(seed).nextBytes(content);
        return Octets.of(content);
    }

    /** One block. */
    static Octets block(int number, boolean last, Octets data) {
        return new OctetWriter().octet(0x80).octet(0xE2).octet(last ? 0x80 : 0x00).octet(number & 0xFF).octet(data.length())
                .octets(data).toOctets();
    }

    /** All commands of a content. */
    static List<Octets> commands(Octets content, int blockOctets) {
        List<Octets> commands = new ArrayList<>();
        for (int at = 0; at < content.length(); at += blockOctets) {
            int end = Math.min(at + blockOctets, content.length());
            commands.add(block(commands.size(), end == content.length(), content.slice(at, end)));
        }
        return commands;
    }

    /** The same, so many together in one packet. */
    static List<Octets> packets(Octets content, int blockOctets, int blocks) {
        List<Octets> commands = commands(content, blockOctets);
        List<Octets> packets = new ArrayList<>();
        for (int at = 0; at < commands.size(); at += blocks) {
            packets.add(Octets.join(commands.subList(at, Math.min(at + blocks, commands.size()))));
        }
        return packets;
    }
}
