package org.bipota.simulator.card;

import org.bipota.protocol.Octets;
import uicc.toolkit.ToolkitException;

/** What the terminal said in TERMINAL PROFILE that it can do; nothing before. */
final class TerminalFacilities {

    private byte[] profile;

    void reset() {
        profile = null;
    }

    void set(Octets terminalProfile) {
        profile = terminalProfile.toByteArray();
    }

    boolean isKnown() {
        return profile != null;
    }

    /** Whether the facility with this bit index is claimed. */
    boolean has(int bit) {
        return profile != null && bit >> 3 < profile.length && (profile[bit >> 3] & 1 << (bit & 7)) != 0;
    }

    /** The octets; ToolkitException TERMINAL_PROFILE_NOT_AVAILABLE before they came. */
    byte[] profile() {
        if (profile == null) {
            throw new ToolkitException(ToolkitException.TERMINAL_PROFILE_NOT_AVAILABLE);
        }
        return profile;
    }
}
