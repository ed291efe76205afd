package uicc.system;

import org.bipota.simulator.card.SystemObjects;

/** What the platform shares among its applets (ETSI TS 102 241). */
public final class UICCPlatform {

    private UICCPlatform() {
    }

    /** An array of at least 256 octets for the time of a call; another applet may change it after that. */
    public static byte[] getTheVolatileByteArray() {
        return SystemObjects.volatileArray();
    }
}
