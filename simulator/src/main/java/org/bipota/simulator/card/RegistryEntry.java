package org.bipota.simulator.card;

import java.util.EnumSet;
import java.util.Set;

import uicc.access.FileView;
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
        events.remove(clearable(event));
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
        throw new ToolkitException(ToolkitException.EVENT_NOT_SUPPORTED);
    }

    @Override
    public void deregisterFileEvent(short event, byte[] path, short pathOffset, short pathLength, byte[] aid, short aidOffset,
            byte aidLength) {
        throw new ToolkitException(ToolkitException.EVENT_NOT_SUPPORTED);
    }

    @Override
    public void registerFileEvent(short event, FileView view) {
        throw new ToolkitException(ToolkitException.EVENT_NOT_SUPPORTED);
    }

    @Override
    public void deregisterFileEvent(short event, FileView view) {
        throw new ToolkitException(ToolkitException.EVENT_NOT_SUPPORTED);
    }
}
