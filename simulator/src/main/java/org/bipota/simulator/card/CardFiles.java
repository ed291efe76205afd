package org.bipota.simulator.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javacard.framework.JCSystem;
import org.bipota.protocol.Octets;
import uicc.access.EmulatedFileSystem;
import uicc.access.FileView;

/** The files of the card: the master file with all in it, and the applications' directories. */
final class CardFiles implements EmulatedFileSystem {

    private static final int EF_SUME = 0x6F54;
    private static final int DF_TELECOM = 0x7F10;
    private static final int ALPHA_IDENTIFIER = 0x05;
    private static final int TEXT_ATTRIBUTE = 0x50;

    private final CardDirectory masterFile;
    private final List<CardDirectory> applications = new ArrayList<>();
    private int resets;

    CardFiles(CardDirectory masterFile, List<CardDirectory> applications) {
        this.masterFile = masterFile;
        this.applications.addAll(applications);
    }

    CardDirectory masterFile() {
        return masterFile;
    }

    /** The application whose AID begins so. */
    Optional<CardDirectory> application(Octets aidHead) {
        return applications.stream().filter(each -> each.name().length() >= aidHead.length()
                && each.name().slice(0, aidHead.length()).equals(aidHead)).findFirst();
    }

    /** The card was reset: the views that an applet has for the time of a card session begin anew. */
    void reset() {
        resets++;
    }

    /** How often the card was reset. */
    int resets() {
        return resets;
    }

    @Override
    public FileView uiccView(byte event) {
        return new AppletFileView(this, new FileCursor(this), event == JCSystem.CLEAR_ON_RESET);
    }

    @Override
    public FileView applicationView(byte[] aid, byte event) {
        return application(Octets.of(aid))
                .map(entered -> new AppletFileView(this, new FileCursor(this, entered), event == JCSystem.CLEAR_ON_RESET))
                .orElse(null);
    }

    /** The title of the menu, as EF_SUME in DF_TELECOM has it (ETSI TS 102 222 clause 9; ETSI TS 102 221 clause 13). */
    MenuTitle menuTitle() {
        return masterFile.child(DF_TELECOM).map(CardDirectory.class::cast).flatMap(telecom -> telecom.child(EF_SUME))
                .map(DataFile.class::cast).map(CardFiles::titleIn).orElse(MenuTitle.USUAL);
    }

    private static MenuTitle titleIn(DataFile file) {
        EnvelopeData objects = new EnvelopeData(0, file.content());
        return objects.value(ALPHA_IDENTIFIER)
                .map(text -> new MenuTitle(text, objects.value(TEXT_ATTRIBUTE))).orElse(MenuTitle.USUAL);
    }
}
