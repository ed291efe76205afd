package org.bipota.simulator.card;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.tlv.ComprehensionTlv;
import uicc.toolkit.ToolkitConstants;
import uicc.toolkit.ToolkitException;

/** The menu that the applets of a card make together, in the order in which the terminal shows it. */
final class Menu {

    /** The value part of SET UP MENU, and its qualifier. */
    record Command(int qualifier, Octets objects) {
    }

    private static final int FIRST_FREE_IDENTIFIER = 0x80;
    private static final int LAST_IDENTIFIER = 0xFF;
    private static final int HELP_AVAILABLE = 0x80;
    private static final Octets USUAL_ATTRIBUTE = Octets.ofHex("00000390");

    private final List<MenuEntry> entries = new ArrayList<>();

    /** Grants an applet its entries; IllegalArgumentException, and nothing is granted, when an identifier is taken. */
    void grant(InstalledApplet owner) {
        Set<Integer> taken = new HashSet<>();
        entries.forEach(entry -> taken.add(entry.identifier()));
        for (ToolkitParameters.MenuSlot slot : owner.parameters().menuEntries()) {
            if (slot.identifier() != 0 && !taken.add(slot.identifier())) {
                throw new IllegalArgumentException("menu identifier " + slot.identifier() + " is taken");
            }
        }
        for (ToolkitParameters.MenuSlot slot : owner.parameters().menuEntries()) {
            int place = slot.position() == 0 ? entries.size() : Math.min(slot.position() - 1, entries.size());
            entries.add(place, new MenuEntry(owner, slot.identifier() == 0 ? free() : slot.identifier()));
        }
    }

    private int free() {
        for (int identifier = FIRST_FREE_IDENTIFIER; identifier <= LAST_IDENTIFIER; identifier++) {
            if (byIdentifier(identifier).isEmpty()) {
                return identifier;
            }
        }
        throw new IllegalArgumentException("no menu identifier is free");
    }

    void remove(InstalledApplet owner) {
        entries.removeIf(entry -> entry.owner() == owner);
    }

    /** Fills the next entry of an applet, in the order of its parameters; its identifier. */
    int initialise(InstalledApplet owner, MenuEntry.Look look) {
        for (ToolkitParameters.MenuSlot slot : owner.parameters().menuEntries()) {
            Optional<MenuEntry> next = entries.stream()
                    .filter(entry -> entry.owner() == owner && entry.look() == null && fits(entry, slot)).findFirst();
            if (next.isPresent()) {
                next.get().change(look);
                return next.get().identifier();
            }
        }
        throw new ToolkitException(ToolkitException.REGISTRY_ERROR);
    }

    private static boolean fits(MenuEntry entry, ToolkitParameters.MenuSlot slot) {
        return slot.identifier() == 0 ? entry.identifier() >= FIRST_FREE_IDENTIFIER : entry.identifier() == slot.identifier();
    }

    /** An applet's entry; ToolkitException MENU_ENTRY_NOT_FOUND when it is not its own or not initialised. */
    MenuEntry find(InstalledApplet owner, byte identifier) {
        return byIdentifier(identifier & 0xFF)
                .filter(entry -> entry.owner() == owner && entry.look() != null)
                .orElseThrow(() -> new ToolkitException(ToolkitException.MENU_ENTRY_NOT_FOUND));
    }

    /** The entry that the user can select under this number. */
    Optional<MenuEntry> selected(int identifier) {
        return byIdentifier(identifier).filter(MenuEntry::isVisible);
    }

    private Optional<MenuEntry> byIdentifier(int identifier) {
        return entries.stream().filter(entry -> entry.identifier() == identifier).findFirst();
    }

    boolean hasEntry(InstalledApplet owner) {
        return entries.stream().anyMatch(entry -> entry.owner() == owner && entry.look() != null);
    }

    boolean hasEntryWithHelp(InstalledApplet owner) {
        return entries.stream().anyMatch(entry -> entry.owner() == owner && entry.look() != null && entry.look().help());
    }

    /** Whether there is anything to show. */
    boolean isEmpty() {
        return entries.stream().noneMatch(MenuEntry::isVisible);
    }

    /** SET UP MENU (ETSI TS 102 223 clause 6.6.7) under a title; a menu without entries is an empty item. */
    Command command(MenuTitle title, boolean withTextAttributes) {
        List<MenuEntry> shown = entries.stream().filter(MenuEntry::isVisible).toList();
        OctetWriter objects = new OctetWriter();
        ComprehensionTlv.required(CatTag.ALPHA_IDENTIFIER, title.text()).write(objects);
        if (shown.isEmpty()) {
            ComprehensionTlv.required(ToolkitConstants.TAG_ITEM, Octets.EMPTY).write(objects);
        }
        for (MenuEntry entry : shown) {
            Octets item = Octets.ofOctets(entry.identifier()).concat(entry.look().text());
            ComprehensionTlv.required(ToolkitConstants.TAG_ITEM, item).write(objects);
        }
        nextActions(shown, objects);
        icons(shown, objects);
        if (withTextAttributes) {
            title.textAttribute().ifPresent(
                    attribute -> ComprehensionTlv.of(CatTag.TEXT_ATTRIBUTE, attribute).write(objects));
            textAttributes(shown, objects);
        }
        boolean help = shown.stream().anyMatch(entry -> entry.look().help());
        return new Command(help ? HELP_AVAILABLE : 0, objects.toOctets());
    }

    private static void nextActions(List<MenuEntry> shown, OctetWriter objects) {
        if (shown.stream().anyMatch(entry -> entry.look().nextAction() != 0)) {
            int[] actions = shown.stream().mapToInt(entry -> entry.look().nextAction()).toArray();
            ComprehensionTlv.of(ToolkitConstants.TAG_ITEMS_NEXT_ACTION_INDICATOR, Octets.ofOctets(actions)).write(objects);
        }
    }

    /** The list has an icon for every entry, or it is left out. */
    private static void icons(List<MenuEntry> shown, OctetWriter objects) {
        if (!shown.isEmpty() && shown.stream().allMatch(entry -> entry.look().icon() != 0)) {
            boolean beside = shown.stream().anyMatch(entry -> (entry.look().iconQualifier() & 1) != 0);
            OctetWriter list = new OctetWriter().octet(beside ? 1 : 0);
            shown.forEach(entry -> list.octet(entry.look().icon() & 0xFF));
            ComprehensionTlv.of(ToolkitConstants.TAG_ITEM_ICON_IDENTIFIER_LIST, list.toOctets()).write(objects);
        }
    }

    private static void textAttributes(List<MenuEntry> shown, OctetWriter objects) {
        if (shown.stream().anyMatch(entry -> !entry.textAttribute().isEmpty())) {
            OctetWriter list = new OctetWriter();
            shown.forEach(entry -> list.octets(entry.textAttribute().isEmpty() ? USUAL_ATTRIBUTE : entry.textAttribute()));
            ComprehensionTlv.of(ToolkitConstants.TAG_ITEM_TEXT_ATTRIBUTE_LIST, list.toOctets()).write(objects);
        }
    }
}
