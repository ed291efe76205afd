package org.bipota.simulator.card;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javacard.framework.SystemException;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.tlv.ComprehensionTlv;
import uicc.toolkit.ToolkitConstants;
import uicc.toolkit.ToolkitException;

/**
 * Which applets want to know when the terminal updates which files. A file is known by its path, whether it is there or not; a
 * directory stands for the data files in it.
 */
final class FileEvents {

    /**
     * A file.
     *
     * @param application its AID; empty for the UICC's files
     * @param path as {@code CardFile.path} has it
     */
    record Place(Octets application, Octets path) {

        static Place of(CardFile file) {
            CardDirectory application = file.application();
            return new Place(application == null ? Octets.EMPTY : application.name(), file.path());
        }
    }

    private static final int MIN_AID = 5;
    private static final int MAX_AID = 16;
    private static final int FILE_UPDATE_INFORMATION = 0x3B;
    private static final Octets TERMINAL_TO_UICC = Octets.ofOctets(0x82, 0x81);

    private final Map<InstalledApplet, Set<Place>> registrations = new HashMap<>();

    void register(InstalledApplet applet, List<Place> places) {
        registrations.computeIfAbsent(applet, none -> new HashSet<>()).addAll(places);
    }

    void deregister(InstalledApplet applet, List<Place> places) {
        registrations.getOrDefault(applet, new HashSet<>()).removeAll(places);
    }

    void clear(InstalledApplet applet) {
        registrations.remove(applet);
    }

    boolean isRegistered(InstalledApplet applet) {
        return !registrations.getOrDefault(applet, Set.of()).isEmpty();
    }

    /** Whether an applet wants to know that a file was updated. */
    boolean concerns(InstalledApplet applet, DataFile file) {
        Set<Place> wanted = registrations.getOrDefault(applet, Set.of());
        return wanted.contains(Place.of(file)) || wanted.contains(Place.of(file.parent()));
    }

    /** ToolkitException EVENT_NOT_ALLOWED or EVENT_NOT_SUPPORTED for another event than the one. */
    static void check(short event) {
        if (event != ToolkitConstants.EVENT_EXTERNAL_FILE_UPDATE) {
            boolean elsewhere = ToolkitEvent.of(event).filter(known -> known.is(ToolkitEvent.Trait.ELSEWHERE)).isPresent();
            throw new ToolkitException(elsewhere ? ToolkitException.EVENT_NOT_ALLOWED : ToolkitException.EVENT_NOT_SUPPORTED);
        }
    }

    /**
     * Reads the value of a file list TLV: how many, then full paths one after the other. SystemException ILLEGAL_VALUE when the
     * AID has a wrong length; ToolkitException BAD_INPUT_PARAMETER for another list.
     */
    static List<Place> read(Octets list, Octets aid) {
        if (!aid.isEmpty() && (aid.length() < MIN_AID || aid.length() > MAX_AID)) {
            throw new SystemException(SystemException.ILLEGAL_VALUE);
        }
        if (list.length() % 2 == 0) {
            throw new ToolkitException(ToolkitException.BAD_INPUT_PARAMETER);
        }
        List<Place> places = new ArrayList<>();
        int start = 1;
        for (int at = 3; at <= list.length(); at += 2) {
            boolean next = at == list.length() || (list.at(at) << 8 | list.at(at + 1)) == CardDirectory.MASTER_FILE;
            if (next) {
                places.add(new Place(aid, list.slice(start, at)));
                start = at;
            }
        }
        if (places.size() != list.at(0)) {
            throw new ToolkitException(ToolkitException.BAD_INPUT_PARAMETER);
        }
        return places;
    }

    /**
     * What an applet is told.
     *
     * @param where the offset in the file, or the number of the record
     */
    static EnvelopeData data(DataFile file, int where, int length) {
        OctetWriter objects = new OctetWriter();
        ComprehensionTlv.required(CatTag.DEVICE_IDENTITIES, TERMINAL_TO_UICC).write(objects);
        ComprehensionTlv.required(ToolkitConstants.TAG_FILE_LIST, Octets.ofOctets(1).concat(file.path())).write(objects);
        if (file.application() != null) {
            ComprehensionTlv.required(ToolkitConstants.TAG_AID, file.application().name()).write(objects);
        }
        ComprehensionTlv.required(FILE_UPDATE_INFORMATION,
                Octets.ofOctets(where >> 8, where & 0xFF, length >> 8, length & 0xFF)).write(objects);
        return new EnvelopeData(0, objects.toOctets());
    }
}
