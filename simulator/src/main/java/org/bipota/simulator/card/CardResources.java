package org.bipota.simulator.card;

import java.util.ArrayList;
import java.util.List;

/** What the applets of a card share, and who of them has what. Applets stand in the order in which they are triggered. */
final class CardResources {

    private final List<InstalledApplet> applets = new ArrayList<>();
    private final OwnedNumbers timers = new OwnedNumbers(1, 8);
    private final OwnedNumbers services = new OwnedNumbers(0, 8);
    private final OwnedNumbers declaredServices = new OwnedNumbers(0, 8);
    private final OwnedNumbers channels = new OwnedNumbers(1, 7);
    private final Menu menu = new Menu();
    private final Polling polling = new Polling();
    private final FileEvents fileEvents = new FileEvents();

    /** Adds an applet: before those of its priority that are there already, behind those of a higher one. */
    void add(InstalledApplet applet) {
        int place = 0;
        while (place < applets.size()
                && applets.get(place).parameters().priority() < applet.parameters().priority()) {
            place++;
        }
        applets.add(place, applet);
    }

    /** Removes an applet and everything it had. */
    void remove(InstalledApplet applet) {
        applets.remove(applet);
        timers.releaseAll(applet);
        services.releaseAll(applet);
        declaredServices.releaseAll(applet);
        channels.releaseAll(applet);
        menu.remove(applet);
        polling.clear(applet);
        fileEvents.clear(applet);
    }

    /** The terminal lost what it was told. */
    void reset() {
        channels.clear();
        declaredServices.clear();
    }

    List<InstalledApplet> applets() {
        return applets;
    }

    /** Timers 1 to 8. */
    OwnedNumbers timers() {
        return timers;
    }

    /** Service identifiers 0 to 7. */
    OwnedNumbers services() {
        return services;
    }

    /** Of the service identifiers, those that the terminal was told of. */
    OwnedNumbers declaredServices() {
        return declaredServices;
    }

    /** Channels 1 to 7: the open ones. */
    OwnedNumbers channels() {
        return channels;
    }

    Menu menu() {
        return menu;
    }

    Polling polling() {
        return polling;
    }

    FileEvents fileEvents() {
        return fileEvents;
    }
}
