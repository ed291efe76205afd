package org.bipota.simulator.card;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.tlv.BerTlv;

/** The master file, a dedicated file, or the dedicated file of an application. */
final class CardDirectory extends CardFile {

    /** The master file's identifier. */
    static final int MASTER_FILE = 0x3F00;
    /** How the current application's directory is called. */
    static final int APPLICATION = 0x7FFF;

    private static final int NAME = 0x84;
    private static final int PIN_STATUS = 0xC6;

    private final Octets name;
    private final Map<Integer, CardFile> children = new LinkedHashMap<>();

    /** A directory of the UICC or inside another. */
    CardDirectory(int identifier) {
        this(identifier, Octets.EMPTY);
    }

    private CardDirectory(int identifier, Octets name) {
        super(identifier);
        this.name = name;
    }

    /** The directory of an application with this AID. */
    static CardDirectory ofApplication(Octets aid) {
        return new CardDirectory(APPLICATION, aid);
    }

    /** The AID of an application's directory; else empty. */
    Octets name() {
        return name;
    }

    /** Adds a file, in place of one with its identifier; this. */
    CardDirectory with(CardFile file) {
        children.put(file.identifier(), file);
        file.putInto(this);
        return this;
    }

    void remove(CardFile file) {
        children.remove(file.identifier());
    }

    Optional<CardFile> child(int identifier) {
        return Optional.ofNullable(children.get(identifier));
    }

    /** The data file with this short identifier. */
    Optional<DataFile> byShortIdentifier(int shortIdentifier) {
        return children.values().stream().filter(DataFile.class::isInstance).map(DataFile.class::cast)
                .filter(file -> file.shortIdentifier() == shortIdentifier).findFirst();
    }

    @Override
    Octets descriptor() {
        return Octets.ofOctets(0x78, 0x21);
    }

    @Override
    boolean isActivated() {
        return true;
    }

    @Override
    void writeOwn(OctetWriter inner) {
        if (!name.isEmpty()) {
            new BerTlv(NAME, name).write(inner);
        }
        new BerTlv(PIN_STATUS, Octets.ofHex("900180830101")).write(inner);
    }
}
