package org.bipota.simulator.card;

import java.util.ArrayList;
import java.util.List;
import uicc.toolkit.ToolkitConstants;
import uicc.toolkit.ToolkitRegistry;

/** A card with a {@link ProbeApplet} on it, which the tests of the handset use as well. */
public final class ProbeCard {

    private final SimulatedCard card;
    private final ProbeApplet applet;
    private final List<Short> events = new ArrayList<>();

    /** The applet listens to {@code events}, and to STATUS. */
    public ProbeCard(CardProfile profile, Terminal terminal, int... events) {
        card = new SimulatedCard(profile, terminal, ProbeApplet.class);
        applet = ProbeApplet.lastInstalled();
        applet.registry().requestPollInterval(ToolkitConstants.POLL_SYSTEM_DURATION);
        for (int event : events) {
            applet.registry().setEvent((short) event);
        }
    }

    /** The card itself. */
    public SimulatedCard card() {
        return card;
    }

    /** The applet's entry. */
    public ToolkitRegistry registry() {
        return applet.registry();
    }

    /** Runs {@code action} in the applet, which a STATUS command triggers; what it throws fails the test. */
    public void inApplet(Runnable action) {
        onEvent(ToolkitConstants.EVENT_STATUS_COMMAND, action);
        card.status();
        if (!events.contains(ToolkitConstants.EVENT_STATUS_COMMAND)) {
            throw new AssertionError("the applet was not triggered, or not to its end");
        }
    }

    /** What the applet does from now on in this event, and nothing in others. */
    public void onEvent(int event, Runnable action) {
        events.clear();
        applet.onEvent(happened -> {
            if (happened == event) {
                action.run();
            }
            events.add((short) happened);
        });
    }

    /** The events since {@link #onEvent} that the applet came to the end of. */
    public List<Short> events() {
        return events;
    }
}
