package org.bipota.applet;

import javacard.framework.ISO7816;
import javacard.framework.ISOException;
import javacard.framework.JCSystem;
import javacard.framework.Util;
import uicc.access.FileView;
import uicc.access.UICCConstants;
import uicc.access.UICCSystem;

/**
 * Everything that outlives a reset. Each change is one {@link Util#arrayCopy} or one octet, which a card writes entirely or not
 * at all, so that power may go at any moment.
 */
class CardData {

    /** EF_ICCID. */
    static final short ICCID_OCTETS = 10;
    /** An IMEI as in ETSI TS 102 223 clause 8.20. */
    static final short TERMINAL_OCTETS = 8;
    /** See ETSI TS 101 220. */
    static final short TAR_OCTETS = 3;
    /** CNTR of ETSI TS 102 225. */
    static final short COUNTER_OCTETS = 5;
    /** The longest identification data of a push that is accepted. */
    static final short IDENTIFICATION_OCTETS = 32;
    /** The longest result TLV value that is reported. */
    static final short RESULT_OCTETS = 8;

    /** How long the report is: the two parts, each behind its length. */
    static final short REPORT_OCTETS = (short) (2 + IDENTIFICATION_OCTETS + RESULT_OCTETS);
    /** Where the result stands in the report, its length first. */
    static final short REPORT_RESULT = (short) (1 + IDENTIFICATION_OCTETS);

    /** In {@link #duties}: the terminal that the server knows; eight times FF when there was none. */
    static final short KNOWN = 0;
    /** In {@link #duties}: what the server is to be told, {@link #CHECK} and {@link #DOWNLOAD}. */
    static final short PENDING = 8;
    /** In {@link #duties}: how many power-ons in a row told the server less than they should. */
    static final short FAILURES = 9;
    /** In {@link #duties}: the terminal that the server is to be told. */
    static final short FOUND = 10;
    /** A check request about the terminal at {@link #FOUND} has not been confirmed. */
    static final byte CHECK = 0x01;
    /** A download request has not been confirmed. */
    static final byte DOWNLOAD = 0x02;

    final InstallParameters parameters;
    final byte[] duties = new byte[(short) (FOUND + TERMINAL_OCTETS)];
    /** A channel report not sent yet: length and identification data, length and result. First octet 0: none. */
    final byte[] report = new byte[REPORT_OCTETS];

    /** The TAR of the applet, octets 13 to 15 of its instance AID. */
    final byte[] tar = new byte[TAR_OCTETS];

    /** The counter of the last packet to the server; its low octet numbers concatenated messages, too. */
    final byte[] counter = new byte[COUNTER_OCTETS];
    /** The counter of the last packet from the server, whatever it came by. */
    final byte[] received = new byte[COUNTER_OCTETS];
    /** EF_ICCID is read through it; null when the ICCID came with the installation. */
    private final FileView files;

    CardData(InstallParameters parameters) {
        this.parameters = parameters;
        Util.arrayFillNonAtomic(duties, KNOWN, TERMINAL_OCTETS, (byte) 0xFF);
        files = parameters.find(InstallParameters.TAG_ICCID) != 0 ? null : UICCSystem.getTheUICCView(JCSystem.CLEAR_ON_RESET);
    }

    /** Copies the 10 octets of EF_ICCID; returns the offset behind them. */
    final short copyIccid(byte[] target, short offset) {
        if (files != null) {
            files.select(UICCConstants.FID_EF_ICCID);
            files.readBinary((short) 0, target, offset, ICCID_OCTETS);
            return (short) (offset + ICCID_OCTETS);
        }
        return parameters.copy(InstallParameters.TAG_ICCID, target, offset);
    }

    /**
     * Takes the next counter and writes its 5 octets. It is stored before it is used: a counter may be lost with the power,
     * but none is used twice. {@code SW_CONDITIONS_NOT_SATISFIED} when all are used up.
     */
    final void takeCounter(byte[] target, short offset) {
        if (!next(counter, target, offset)) {
            ISOException.throwIt(ISO7816.SW_CONDITIONS_NOT_SATISFIED);
        }
        Util.arrayCopy(target, offset, counter, (short) 0, COUNTER_OCTETS);
    }

    /** Writes the counter after this one; false when there is none. */
    static boolean next(byte[] counter, byte[] target, short offset) {
        short i = Util.arrayCopyNonAtomic(counter, (short) 0, target, offset, COUNTER_OCTETS);
        do {
            i--;
            target[i]++;
            if (target[i] != 0) {
                return true;
            }
        } while (i > offset);
        return false;
    }
}
