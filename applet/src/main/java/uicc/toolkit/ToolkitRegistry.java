package uicc.toolkit;

import uicc.access.FileView;

/**
 * The events, menu entries, timers and services of one applet (ETSI TS 102 241).
 */
public interface ToolkitRegistry {

    /** Registers for an event. */
    void setEvent(short event);

    /** Registers for several events. */
    void setEventList(short[] events, short offset, short length);

    /** Ends the registration for an event. */
    void clearEvent(short event);

    /** Whether the event is registered. */
    boolean isEventSet(short event);

    /** Hides a menu entry. */
    void disableMenuEntry(byte id);

    /** Shows a menu entry. */
    void enableMenuEntry(byte id);

    /** Sets up the next menu entry; its identifier. */
    byte initMenuEntry(byte[] text, short offset, short length, byte nextAction, boolean helpSupported, byte iconQualifier, short iconIdentifier);

    /** Changes a menu entry. */
    void changeMenuEntry(byte id, byte[] text, short offset, short length, byte nextAction, boolean helpSupported, byte iconQualifier, short iconIdentifier);

    /** Takes one of the 8 timers and registers for its expiration; 1 to 8. */
    byte allocateTimer();

    /** Gives a timer back. */
    void releaseTimer(byte timer);

    /** Asks for an interval of STATUS commands, in seconds. */
    void requestPollInterval(short seconds);

    /** The interval of STATUS commands, in seconds. */
    short getPollInterval();

    /** Takes a service identifier. */
    byte allocateServiceIdentifier();

    /** Gives a service identifier back. */
    void releaseServiceIdentifier(byte service);

    /** Registers for updates of a file. */
    void registerFileEvent(short event, byte[] path, short pathOffset, short pathLength, byte[] aid, short aidOffset, byte aidLength);

    /** Ends the registration for updates of a file. */
    void deregisterFileEvent(short event, byte[] path, short pathOffset, short pathLength, byte[] aid, short aidOffset, byte aidLength);

    /** Registers for updates of the file selected. */
    void registerFileEvent(short event, FileView view);

    /** Ends the registration for updates of the file selected. */
    void deregisterFileEvent(short event, FileView view);

    /** Sets the text attribute of a menu entry. */
    void setMenuEntryTextAttribute(byte id, byte[] attribute, short offset, short length);
}
