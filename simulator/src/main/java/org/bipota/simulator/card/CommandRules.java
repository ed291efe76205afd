package org.bipota.simulator.card;

import java.util.Optional;

import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.CatTag;
import uicc.toolkit.ToolkitConstants;
import uicc.toolkit.ToolkitException;

/**
 * Which proactive commands an applet may send (ETSI TS 102 241 clause 6.7.2): not those that the framework makes of the
 * registry, and those about timers, services and channels only for its own.
 */
final class CommandRules {

    /** POLL INTERVAL (ETSI TS 102 223 clause 9.4). */
    static final int POLL_INTERVAL = 0x03;
    /** POLLING OFF. */
    static final int POLLING_OFF = 0x04;
    /** SET UP EVENT LIST. */
    static final int SET_UP_EVENT_LIST = 0x05;
    /** SET UP MENU. */
    static final int SET_UP_MENU = 0x25;

    private static final int MAX_CHANNEL = 7;
    private static final int LAST_GOOD_RESULT = 0x0F;

    private final CardResources card;

    CommandRules(CardResources card) {
        this.card = card;
    }

    /** ToolkitException COMMAND_NOT_ALLOWED when the applet may not send this. */
    void check(InstalledApplet applet, EnvelopeData command) {
        boolean allowed = switch (type(command)) {
            case POLL_INTERVAL, POLLING_OFF, SET_UP_EVENT_LIST, SET_UP_MENU -> false;
            case ToolkitConstants.PRO_CMD_TIMER_MANAGEMENT ->
                    command.value(ToolkitConstants.TAG_TIMER_IDENTIFIER)
                            .map(timer -> !timer.isEmpty() && card.timers().isOf(timer.at(0), applet)).orElse(true);
            case ToolkitConstants.PRO_CMD_DECLARE_SERVICE ->
                    command.value(ToolkitConstants.TAG_SERVICE_RECORD)
                            .map(service -> service.length() > 1 && card.services().isOf(service.at(1), applet)).orElse(true);
            case ToolkitConstants.PRO_CMD_OPEN_CHANNEL ->
                    card.channels().count(applet) < applet.parameters().channels();
            case ToolkitConstants.PRO_CMD_CLOSE_CHANNEL, ToolkitConstants.PRO_CMD_RECEIVE_DATA,
                    ToolkitConstants.PRO_CMD_SEND_DATA -> card.channels().isOf(channel(command), applet);
            default -> true;
        };
        if (!allowed) {
            throw new ToolkitException(ToolkitException.COMMAND_NOT_ALLOWED);
        }
    }

    /** Notes which channel a command opened or closed, and which service it told the terminal of. */
    void note(InstalledApplet applet, EnvelopeData command, EnvelopeData response) {
        Optional<Octets> result = response.value(CatTag.RESULT);
        if (result.isEmpty() || result.get().isEmpty() || result.get().at(0) > LAST_GOOD_RESULT) {
            return;
        }
        if (type(command) == ToolkitConstants.PRO_CMD_OPEN_CHANNEL) {
            response.value(CatTag.CHANNEL_STATUS).filter(status -> !status.isEmpty())
                    .ifPresent(status -> card.channels().assign(status.at(0) & MAX_CHANNEL, applet));
        } else if (type(command) == ToolkitConstants.PRO_CMD_CLOSE_CHANNEL) {
            card.channels().release(channel(command), applet);
        } else if (type(command) == ToolkitConstants.PRO_CMD_DECLARE_SERVICE) {
            noteService(applet, command);
        }
    }

    private void noteService(InstalledApplet applet, EnvelopeData command) {
        boolean added = command.value(CatTag.COMMAND_DETAILS).map(details -> (details.at(2) & 1) == 0).orElse(false);
        command.value(ToolkitConstants.TAG_SERVICE_RECORD).map(service -> service.at(1)).ifPresent(identifier -> {
            if (added) {
                card.declaredServices().assign(identifier, applet);
            } else {
                card.declaredServices().release(identifier, applet);
            }
        });
    }

    private static int type(EnvelopeData command) {
        return command.value(CatTag.COMMAND_DETAILS).filter(details -> details.length() > 1)
                .map(details -> details.at(1)).orElse(-1);
    }

    private static int channel(EnvelopeData command) {
        return command.value(CatTag.DEVICE_IDENTITIES).filter(devices -> devices.length() > 1)
                .map(devices -> devices.at(1) - ToolkitConstants.DEV_ID_CHANNEL_BASE).orElse(-1);
    }
}
