package org.bipota.simulator.card;

import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.tlv.BerTlv;
import org.bipota.protocol.tlv.ComprehensionTlv;
import uicc.toolkit.TerminalProfile;
import uicc.toolkit.ToolkitConstants;

/**
 * The proactive commands that the framework makes of the registry (ETSI TS 102 241 clause 6.7.1): SET UP EVENT LIST, SET UP
 * MENU, POLL INTERVAL and POLLING OFF, each when what it says is another than what the terminal was told last, and when the
 * terminal says that it knows it.
 */
final class SystemCommands {

    private static final int UICC = 0x81;
    private static final int TERMINAL = 0x82;
    private static final int SECONDS_UNIT = 1;
    private static final int MINUTES_UNIT = 0;
    private static final int MAX_UNITS = 0xFF;
    private static final int LAST_GOOD_RESULT = 0x0F;

    private final CardResources card;
    private final TerminalFacilities facilities;
    private final Supplier<MenuTitle> title;
    private Octets eventList = Octets.EMPTY;
    private Optional<Menu.Command> menu = Optional.empty();
    private int interval;

    SystemCommands(CardResources card, TerminalFacilities facilities, Supplier<MenuTitle> title) {
        this.card = card;
        this.facilities = facilities;
        this.title = title;
    }

    /** The terminal knows nothing any more. */
    void reset() {
        eventList = Octets.EMPTY;
        menu = Optional.empty();
        interval = 0;
    }

    /** Tells the terminal what has changed. */
    void send(ProactiveLink link) {
        sendEventList(link);
        sendMenu(link);
        sendPolling(link);
    }

    private void sendEventList(ProactiveLink link) {
        Octets wanted = wantedEvents();
        if (facilities.has(TerminalProfile.IDX_PROACTIVE_UICC_SET_UP_EVENT_LIST) && !wanted.equals(eventList)) {
            Octets former = eventList;
            eventList = wanted;
            Octets response = send(link, CommandRules.SET_UP_EVENT_LIST, 0,
                    ComprehensionTlv.required(CatTag.EVENT_LIST, wanted));
            if (isTerminalBusy(response)) {
                eventList = former;
            }
        }
    }

    /** Such a command is sent again when the next event has been dealt with. */
    private static boolean isTerminalBusy(Octets response) {
        return new EnvelopeData(0, response).value(CatTag.RESULT).filter(result -> !result.isEmpty()
                && result.at(0) == ToolkitConstants.RES_TEMP_PB_TERMINAL_UNABLE_PROC).isPresent();
    }

    private Octets wantedEvents() {
        TreeSet<Integer> codes = new TreeSet<>();
        for (ToolkitEvent event : ToolkitEvent.values()) {
            if (event.isDownload() && facilities.has(event.profileBit())
                    && card.applets().stream().anyMatch(applet -> applet.listensTo(event))) {
                codes.add(event.listCode());
            }
        }
        return Octets.ofOctets(codes.stream().mapToInt(Integer::intValue).toArray());
    }

    private void sendMenu(ProactiveLink link) {
        boolean nothingYet = menu.isEmpty() && card.menu().isEmpty();
        if (nothingYet || !facilities.has(TerminalProfile.IDX_PROACTIVE_UICC_SET_UP_MENU)) {
            return;
        }
        Menu.Command wanted = card.menu().command(title.get(), facilities.has(TerminalProfile.IDX_TEXT_ATTRIBUTE));
        if (!menu.equals(Optional.of(wanted))) {
            menu = Optional.of(wanted);
            send(link, CommandRules.SET_UP_MENU, wanted.qualifier(), wanted.objects());
        }
    }

    private void sendPolling(ProactiveLink link) {
        int wanted = card.polling().wanted();
        if (wanted == interval) {
            return;
        }
        if (wanted == 0) {
            if (facilities.has(TerminalProfile.IDX_PROACTIVE_UICC_POLLING_OFF)) {
                interval = 0;
                card.polling().grant(0);
                send(link, CommandRules.POLLING_OFF, 0, Octets.EMPTY);
            }
        } else if (facilities.has(TerminalProfile.IDX_PROACTIVE_UICC_POLL_INTERVAL)) {
            interval = wanted;
            card.polling().grant(wanted);
            Octets duration = wanted > MAX_UNITS ? Octets.ofOctets(MINUTES_UNIT, Math.min(wanted / 60, MAX_UNITS))
                    : Octets.ofOctets(SECONDS_UNIT, wanted);
            Octets response = send(link, CommandRules.POLL_INTERVAL, 0,
                    ComprehensionTlv.required(ToolkitConstants.TAG_DURATION, duration));
            granted(new EnvelopeData(0, response));
        }
    }

    /** The terminal may have chosen another interval (ETSI TS 102 223 clause 6.8.4). */
    private void granted(EnvelopeData response) {
        boolean done = response.value(CatTag.RESULT).filter(result -> !result.isEmpty() && result.at(0) <= LAST_GOOD_RESULT)
                .isPresent();
        response.value(ToolkitConstants.TAG_DURATION).filter(duration -> done && duration.length() == 2)
                .ifPresent(duration -> card.polling().grant(switch (duration.at(0)) {
                    case MINUTES_UNIT -> duration.at(1) * 60;
                    case SECONDS_UNIT -> duration.at(1);
                    default -> Math.max(1, duration.at(1) / 10);
                }));
    }

    private Octets send(ProactiveLink link, int type, int qualifier, ComprehensionTlv object) {
        OctetWriter objects = new OctetWriter();
        object.write(objects);
        return send(link, type, qualifier, objects.toOctets());
    }

    private Octets send(ProactiveLink link, int type, int qualifier, Octets objects) {
        OctetWriter command = new OctetWriter();
        ComprehensionTlv.required(CatTag.COMMAND_DETAILS, Octets.ofOctets(1, type, qualifier)).write(command);
        ComprehensionTlv.required(CatTag.DEVICE_IDENTITIES, Octets.ofOctets(UICC, TERMINAL)).write(command);
        command.octets(objects);
        return link.execute(new BerTlv(ToolkitConstants.BTAG_PROACTIVE_UICC_COMMAND & 0xFF, command.toOctets()).encode());
    }
}
