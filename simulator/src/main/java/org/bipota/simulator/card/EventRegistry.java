package org.bipota.simulator.card;

import java.util.BitSet;
import java.util.TreeSet;

import uicc.access.FileView;
import uicc.toolkit.ToolkitException;
import uicc.toolkit.ToolkitRegistry;

/** The applet's entry: its events and timers. Menus, services and file events are refused, as by a card that grants none. */
final class EventRegistry implements ToolkitRegistry {

    private static final int TIMERS = 8;

    private final TreeSet<Short> events = new TreeSet<>();
    private final BitSet timers = new BitSet();
    private short pollInterval;

    @Override
    public void setEvent(short event) {
        events.add(event);
    }

    @Override
    public void setEventList(short[] list, short offset, short length) {
        for (int i = 0; i < length; i++) {
            events.add(list[offset + i]);
        }
    }

    @Override
    public void clearEvent(short event) {
        events.remove(event);
    }

    @Override
    public boolean isEventSet(short event) {
        return events.contains(event);
    }

    @Override
    public byte allocateTimer() {
        int timer = timers.nextClearBit(1);
        if (timer > TIMERS) {
            throw new ToolkitException(ToolkitException.NO_TIMER_AVAILABLE);
        }
        timers.set(timer);
        return (byte) timer;
    }

    @Override
    public void releaseTimer(byte timer) {
        if (!isAllocated(timer)) {
            throw new ToolkitException(ToolkitException.INVALID_TIMER_ID);
        }
        timers.clear(timer);
    }

    boolean isAllocated(int timer) {
        return timer > 0 && timers.get(timer);
    }

    @Override
    public void requestPollInterval(short seconds) {
        pollInterval = seconds;
    }

    @Override
    public short getPollInterval() {
        return pollInterval;
    }

    @Override
    public void disableMenuEntry(byte id) {
        throw new ToolkitException(ToolkitException.MENU_ENTRY_NOT_FOUND);
    }

    @Override
    public void enableMenuEntry(byte id) {
        throw new ToolkitException(ToolkitException.MENU_ENTRY_NOT_FOUND);
    }

    @Override
    public byte initMenuEntry(byte[] text, short offset, short length, byte nextAction, boolean helpSupported,
            byte iconQualifier, short iconIdentifier) {
        throw new ToolkitException(ToolkitException.REGISTRY_ERROR);
    }

    @Override
    public void changeMenuEntry(byte id, byte[] text, short offset, short length, byte nextAction, boolean helpSupported,
            byte iconQualifier, short iconIdentifier) {
        throw new ToolkitException(ToolkitException.MENU_ENTRY_NOT_FOUND);
    }

    @Override
    public void setMenuEntryTextAttribute(byte id, byte[] attribute, short offset, short length) {
        throw new ToolkitException(ToolkitException.MENU_ENTRY_NOT_FOUND);
    }

    @Override
    public byte allocateServiceIdentifier() {
        throw new ToolkitException(ToolkitException.NO_SERVICE_ID_AVAILABLE);
    }

    @Override
    public void releaseServiceIdentifier(byte service) {
        throw new ToolkitException(ToolkitException.INVALID_SERVICE_ID);
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
