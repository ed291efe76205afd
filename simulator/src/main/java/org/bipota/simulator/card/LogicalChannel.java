package org.bipota.simulator.card;

/** What is selected on one logical channel. */
final class LogicalChannel {

    private final FileCursor cursor;
    private InstalledApplet applet;

    LogicalChannel(FileCursor cursor) {
        this.cursor = cursor;
    }

    /** Where it stands in the files. */
    FileCursor cursor() {
        return cursor;
    }

    /** The applet that gets the APDUs; null when they are the operating system's. */
    InstalledApplet selected() {
        return applet;
    }

    void select(InstalledApplet selected) {
        applet = selected;
    }
}
