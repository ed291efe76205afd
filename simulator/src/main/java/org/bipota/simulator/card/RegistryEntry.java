package org.bipota.simulator.card;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.bipota.protocol.Octets;
import uicc.access.FileView;
import uicc.toolkit.ToolkitConstants;
import uicc.toolkit.ToolkitException;
import uicc.toolkit.ToolkitRegistry;

/** An applet's entry in the toolkit registry (ETSI TS 102 241, {@code ToolkitRegistry}); it outlives resets. */
final class RegistryEntry implements ToolkitRegistry {

    private final InstalledApplet owner;
    private final CardResources card;
    private final Set<ToolkitEvent> events = EnumSet.noneOf(ToolkitEvent.class);

    RegistryEntry(InstalledApplet owner, CardResources card) {
        this.owner = owner;
        this.card = card;
    }

    @Override
    public void setEvent(short event) {
        events.add(settable(event));
    }

    @Override
    public void setEventList(short[] list, short offset, short length) {
        Ranges.check(list.length, offset, length);
        Set<ToolkitEvent> wanted = EnumSet.noneOf(ToolkitEvent.class);
        for (int i = 0; i < length; i++) {
            wanted.add(settable(list[offset + i]));
        }
        events.addAll(wanted);
    }

    private ToolkitEvent settable(short code) {
        ToolkitEvent event = clearable(code);
        boolean taken = event.is(ToolkitEvent.Trait.ONE_APPLET)
                && card.applets().stream().anyMatch(other -> other != owner && other.registeredFor(event));
        if (taken) {
            throw new ToolkitException(ToolkitException.EVENT_ALREADY_REGISTERED);
        }
        return event;
    }

    @Override
    public void clearEvent(short event) {
        if (event == ToolkitConstants.EVENT_EXTERNAL_FILE_UPDATE) {
            card.fileEvents().clear(owner);
        } else {
            events.remove(clearable(event));
        }
    }

    private static ToolkitEvent clearable(short code) {
        ToolkitEvent event = known(code);
        if (event.is(ToolkitEvent.Trait.ELSEWHERE)) {
            throw new ToolkitException(ToolkitException.EVENT_NOT_ALLOWED);
        }
        return event;
    }

    private static ToolkitEvent known(short code) {
        return ToolkitEvent.of(code).orElseThrow(() -> new ToolkitException(ToolkitException.EVENT_NOT_SUPPORTED));
    }

    @Override
    public boolean isEventSet(short event) {
        return ToolkitEvent.of(event).map(this::isSet).orElse(false);
    }

    boolean isSet(ToolkitEvent event) {
        return switch (event) {
            case MENU_SELECTION -> card.menu().hasEntry(owner);
            case MENU_SELECTION_HELP_REQUEST -> card.menu().hasEntryWithHelp(owner);
            case TIMER_EXPIRATION -> card.timers().count(owner) > 0;
            case STATUS_COMMAND -> card.polling().isRequestedBy(owner);
            case LOCAL_CONNECTION -> card.services().count(owner) > 0;
            case EXTERNAL_FILE_UPDATE -> card.fileEvents().isRegistered(owner);
            default -> events.contains(event);
        };
    }

    void forget(ToolkitEvent event) {
        events.remove(event);
    }

    @Override
    public byte allocateTimer() {
        if (card.timers().count(owner) >= owner.parameters().timers()) {
            throw new ToolkitException(ToolkitException.NO_TIMER_AVAILABLE);
        }
        return (byte) card.timers().allocate(owner)
                .orElseThrow(() -> new ToolkitException(ToolkitException.NO_TIMER_AVAILABLE));
    }

    @Override
    public void releaseTimer(byte timer) {
        if (!card.timers().release(timer, owner)) {
            throw new ToolkitException(ToolkitException.INVALID_TIMER_ID);
        }
    }

    @Override
    public byte allocateServiceIdentifier() {
        if (card.services().count(owner) >= owner.parameters().services()) {
            throw new ToolkitException(ToolkitException.NO_SERVICE_ID_AVAILABLE);
        }
        return (byte) card.services().allocate(owner)
                .orElseThrow(() -> new ToolkitException(ToolkitException.NO_SERVICE_ID_AVAILABLE));
    }

    @Override
    public void releaseServiceIdentifier(byte service) {
        if (!card.services().release(service, owner)) {
            throw new ToolkitException(ToolkitException.INVALID_SERVICE_ID);
        }
        card.declaredServices().release(service, owner);
    }

    @Override
    public void requestPollInterval(short seconds) {
        card.polling().request(owner, seconds);
    }

    @Override
    public short getPollInterval() {
        return (short) card.polling().interval(owner);
    }

    @Override
    public byte initMenuEntry(byte[] text, short offset, short length, byte nextAction, boolean helpSupported,
            byte iconQualifier, short iconIdentifier) {
        MenuEntry.Look look = look(text, offset, length, nextAction, helpSupported, iconQualifier, iconIdentifier);
        return (byte) card.menu().initialise(owner, look);
    }

    @Override
    public void changeMenuEntry(byte id, byte[] text, short offset, short length, byte nextAction, boolean helpSupported,
            byte iconQualifier, short iconIdentifier) {
        MenuEntry.Look look = look(text, offset, length, nextAction, helpSupported, iconQualifier, iconIdentifier);
        card.menu().find(owner, id).change(look);
    }

    private MenuEntry.Look look(byte[] text, short offset, short length, byte nextAction, boolean help, byte iconQualifier,
            short icon) {
        Ranges.check(text, offset, length);
        if (length > owner.parameters().menuTextOctets()) {
            throw new ToolkitException(ToolkitException.ALLOWED_LENGTH_EXCEEDED);
        }
        return MenuEntry.Look.of(text, offset, length, nextAction & 0xFF, help, iconQualifier & 0xFF, icon & 0xFFFF);
    }

    @Override
    public void disableMenuEntry(byte id) {
        card.menu().find(owner, id).show(false);
    }

    @Override
    public void enableMenuEntry(byte id) {
        card.menu().find(owner, id).show(true);
    }

    @Override
    public void setMenuEntryTextAttribute(byte id, byte[] attribute, short offset, short length) {
        Ranges.check(attribute, offset, length);
        card.menu().find(owner, id).setTextAttribute(attribute, offset, length);
    }

    @Override
    public void registerFileEvent(short event, byte[] path, short pathOffset, short pathLength, byte[] aid, short aidOffset,
            byte aidLength) {
        card.fileEvents().register(owner, places(event, path, pathOffset, pathLength, aid, aidOffset, aidLength));
    }

    @Override
    public void deregisterFileEvent(short event, byte[] path, short pathOffset, short pathLength, byte[] aid, short aidOffset,
            byte aidLength) {
        card.fileEvents().deregister(owner, places(event, path, pathOffset, pathLength, aid, aidOffset, aidLength));
    }

    private static List<FileEvents.Place> places(short event, byte[] path, int pathOffset, int pathLength, byte[] aid,
            int aidOffset, int aidLength) {
        Ranges.check(path, pathOffset, pathLength);
        if (aid != null) {
            Ranges.check(aid, aidOffset, aidLength);
        }
        FileEvents.check(event);
        return FileEvents.read(Octets.of(path, pathOffset, pathLength),
                aid == null ? Octets.EMPTY : Octets.of(aid, aidOffset, aidLength));
    }

    @Override
    public void registerFileEvent(short event, FileView view) {
        card.fileEvents().register(owner, List.of(place(event, view)));
    }

    @Override
    public void deregisterFileEvent(short event, FileView view) {
        card.fileEvents().deregister(owner, List.of(place(event, view)));
    }

    private static FileEvents.Place place(short event, FileView view) {
        Objects.requireNonNull(view, "view");
        FileEvents.check(event);
        return FileEvents.Place.of(((AppletFileView) view).cursor().current());
    }
}
