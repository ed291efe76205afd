package org.bipota.simulator.card;

import javacard.framework.AID;
import uicc.toolkit.ToolkitRegistry;

/** One applet on the card, with its entry in the toolkit registry. */
final class InstalledApplet {

    /** Its life cycle (GlobalPlatform Card Specification clause 5.3). */
    enum State {
        /** It is neither selected nor triggered. */
        INSTALLED,
        /** It is at work. */
        SELECTABLE,
        /** It keeps what it has, and is neither selected nor triggered. */
        LOCKED
    }

    private final AID aid;
    private final AID packageAid;
    private final ToolkitParameters parameters;
    private final RegistryEntry entry;
    private State state = State.INSTALLED;

    InstalledApplet(AID aid, AID packageAid, ToolkitParameters parameters, CardResources resources) {
        this.aid = aid;
        this.packageAid = packageAid;
        this.parameters = parameters;
        entry = new RegistryEntry(this, resources);
    }

    AID aid() {
        return aid;
    }

    AID packageAid() {
        return packageAid;
    }

    ToolkitParameters parameters() {
        return parameters;
    }

    ToolkitRegistry registryEntry() {
        return entry;
    }

    State state() {
        return state;
    }

    void become(State next) {
        state = next;
    }

    boolean isSelectable() {
        return state == State.SELECTABLE;
    }

    /** Whether it registered for the event, whatever its state. */
    boolean registeredFor(ToolkitEvent event) {
        return entry.isSet(event);
    }

    /** Whether the event triggers it. */
    boolean listensTo(ToolkitEvent event) {
        return isSelectable() && registeredFor(event);
    }

    /** Ends its registration without asking. */
    void forget(ToolkitEvent event) {
        entry.forget(event);
    }
}
