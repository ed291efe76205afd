package org.bipota.simulator.card;

/** What is selected on one logical channel. */
final class LogicalChannel {

    private InstalledApplet applet;

    /** The applet that gets the APDUs; null when they are the operating system's. */
    InstalledApplet selected() {
        return applet;
    }

    void select(InstalledApplet selected) {
        applet = selected;
    }
}
