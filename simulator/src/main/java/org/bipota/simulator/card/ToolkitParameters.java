package org.bipota.simulator.card;

import java.util.ArrayList;
import java.util.List;

import org.bipota.protocol.Octets;
import org.bipota.protocol.secured.Tar;

/**
 * What an applet is granted when it is installed: the UICC toolkit application specific parameters of ETSI TS 102 226
 * clause 8.2.1.3.2.2.1.
 *
 * @param priority 1 (first) to 255
 * @param timers how many it may have at a time, 0 to 8
 * @param menuTextOctets the longest text of a menu entry
 * @param menuEntries its entries, in the order in which it gets them
 * @param channels how many it may have open at a time, 0 to 7
 * @param minimumSecurity the minimum security level field, perhaps empty
 * @param tars its TARs
 * @param services how many service identifiers it may have at a time, 0 to 8
 */
record ToolkitParameters(int priority, int timers, int menuTextOctets, List<MenuSlot> menuEntries, int channels,
        Octets minimumSecurity, List<Tar> tars, int services) {

    /**
     * Where a menu entry stands.
     *
     * @param position 1 first; 0 last
     * @param identifier 1 to 127; 0 as the card likes
     */
    record MenuSlot(int position, int identifier) {
    }

    private static final int TIMERS = 8;
    private static final int CHANNELS = 7;
    private static final int SERVICES = 8;
    private static final int MAX_IDENTIFIER = 0x7F;
    private static final int TAR_OCTETS = 3;

    /** Copies the lists; checks the numbers. */
    ToolkitParameters {
        require(timers <= TIMERS, "timers", timers);
        require(channels <= CHANNELS, "channels", channels);
        require(services <= SERVICES, "services", services);
        menuEntries = List.copyOf(menuEntries);
        tars = List.copyOf(tars);
    }

    /** Everything that there is, and one menu entry. */
    static ToolkitParameters generous(Tar tar) {
        return new ToolkitParameters(1, TIMERS, 32, List.of(new MenuSlot(1, 1)), CHANNELS, Octets.EMPTY, List.of(tar), SERVICES);
    }

    /** Of an applet that came without. */
    static ToolkitParameters none() {
        return new ToolkitParameters(0xFF, 0, 0, List.of(), 0, Octets.EMPTY, List.of(), 0);
    }

    /** Reads the value of tag 80, whose last fields may be left out; IllegalArgumentException when it cannot be. */
    static ToolkitParameters parse(Octets value) {
        Reader reader = new Reader(value);
        int priority = reader.octet("priority");
        int timers = reader.octet("timers");
        int textOctets = reader.octet("menu text length");
        int entries = reader.octet("menu entries");
        List<MenuSlot> slots = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            MenuSlot slot = new MenuSlot(reader.octet("menu position"), reader.octet("menu identifier"));
            require(slot.identifier() <= MAX_IDENTIFIER, "menu identifier", slot.identifier());
            slots.add(slot);
        }
        int channels = reader.hasMore() ? reader.octet("channels") : 0;
        Octets security = reader.hasMore() ? reader.counted("minimum security level") : Octets.EMPTY;
        Octets tarOctets = reader.hasMore() ? reader.counted("TARs") : Octets.EMPTY;
        require(tarOctets.length() % TAR_OCTETS == 0, "length of the TARs", tarOctets.length());
        List<Tar> tars = new ArrayList<>();
        for (int i = 0; i < tarOctets.length(); i += TAR_OCTETS) {
            tars.add(new Tar(tarOctets.slice(i, i + TAR_OCTETS)));
        }
        int services = reader.hasMore() ? reader.octet("services") : 0;
        return new ToolkitParameters(priority, timers, textOctets, slots, channels, security, tars, services);
    }

    private static void require(boolean good, String field, int value) {
        if (!good) {
            throw new IllegalArgumentException("toolkit parameters: " + field + " " + value);
        }
    }

    /** Reads one field after the other. */
    private static final class Reader {

        private final Octets octets;
        private int at;

        Reader(Octets octets) {
            this.octets = octets;
        }

        boolean hasMore() {
            return at < octets.length();
        }

        int octet(String field) {
            require(hasMore(), field + " missing at", at);
            return octets.at(at++);
        }

        Octets counted(String field) {
            int length = octet(field);
            require(at + length <= octets.length(), field + " of length", length);
            at += length;
            return octets.slice(at - length, at);
        }
    }
}
