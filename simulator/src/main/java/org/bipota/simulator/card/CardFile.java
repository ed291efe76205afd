package org.bipota.simulator.card;

import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.tlv.BerTlv;

/** A file of the card: a directory or a data file (ETSI TS 102 221 clause 8). */
abstract class CardFile {

    private static final int FCP = 0x62;
    private static final int DESCRIPTOR = 0x82;
    private static final int IDENTIFIER = 0x83;
    private static final int LIFE_CYCLE = 0x8A;
    private static final int SECURITY = 0x8B;
    private static final int ACTIVATED = 5;
    private static final int DEACTIVATED = 4;
    private static final Octets REFERENCE = Octets.ofHex("2F0601");

    private final int identifier;
    private CardDirectory parent;

    CardFile(int identifier) {
        this.identifier = identifier;
    }

    /** Two octets. */
    final int identifier() {
        return identifier;
    }

    /** The directory it is in; null for the master file and for an application's. */
    final CardDirectory parent() {
        return parent;
    }

    final void putInto(CardDirectory directory) {
        parent = directory;
    }

    /** The identifiers from the master file to this, {@code 3F00} first; in an application {@code 3F007FFF} first. */
    final Octets path() {
        Octets own = Octets.ofOctets(identifier >> 8, identifier & 0xFF);
        if (parent != null) {
            return parent.path().concat(own);
        }
        return identifier == CardDirectory.APPLICATION ? Octets.ofOctets(0x3F, 0x00).concat(own) : own;
    }

    /** The application that it belongs to; null when that is the UICC. */
    final CardDirectory application() {
        if (parent != null) {
            return parent.application();
        }
        return identifier == CardDirectory.APPLICATION ? (CardDirectory) this : null;
    }

    /** The file control parameters (clause 11.1.1.3), tag 62. */
    final Octets controlParameters() {
        OctetWriter inner = new OctetWriter();
        new BerTlv(DESCRIPTOR, descriptor()).write(inner);
        new BerTlv(IDENTIFIER, Octets.ofOctets(identifier >> 8, identifier & 0xFF)).write(inner);
        new BerTlv(LIFE_CYCLE, Octets.ofOctets(isActivated() ? ACTIVATED : DEACTIVATED)).write(inner);
        new BerTlv(SECURITY, REFERENCE).write(inner);
        writeOwn(inner);
        return new BerTlv(FCP, inner.toOctets()).encode();
    }

    abstract Octets descriptor();

    abstract boolean isActivated();

    abstract void writeOwn(OctetWriter inner);
}
