package org.bipota.simulator.card;

import org.bipota.protocol.Octets;
import uicc.toolkit.ToolkitException;

/** One entry of the card's menu: granted at installation, filled by its applet. */
final class MenuEntry {

    /**
     * What the user sees.
     *
     * @param nextAction type of the command that follows, 0 unknown
     * @param icon number of the icon, 0 none
     */
    record Look(Octets text, int nextAction, boolean help, int iconQualifier, int icon) {

        static Look of(byte[] text, int offset, int length, int nextAction, boolean help, int iconQualifier, int icon) {
            return new Look(Octets.of(text, offset, length), nextAction, help, iconQualifier, icon);
        }
    }

    private static final int ATTRIBUTE_OCTETS = 4;

    private final InstalledApplet owner;
    private final int identifier;
    private Look look;
    private boolean shown = true;
    private Octets textAttribute = Octets.EMPTY;

    MenuEntry(InstalledApplet owner, int identifier) {
        this.owner = owner;
        this.identifier = identifier;
    }

    InstalledApplet owner() {
        return owner;
    }

    int identifier() {
        return identifier;
    }

    /** What the user sees; null as long as the applet has not said it. */
    Look look() {
        return look;
    }

    /** What the user sees from now on: the entry is shown, whether it was or not. */
    void change(Look next) {
        look = next;
        shown = true;
    }

    void show(boolean value) {
        shown = value;
    }

    /** Whether the terminal is to show it. */
    boolean isVisible() {
        return look != null && shown && owner.isSelectable();
    }

    /** Formatting position, length, mode and colour (ETSI TS 102 223 clause 8.72); empty as usual. */
    Octets textAttribute() {
        return textAttribute;
    }

    void setTextAttribute(byte[] attribute, int offset, int length) {
        if (length != ATTRIBUTE_OCTETS) {
            throw new ToolkitException(ToolkitException.BAD_INPUT_PARAMETER);
        }
        textAttribute = Octets.of(attribute, offset, length);
    }
}
