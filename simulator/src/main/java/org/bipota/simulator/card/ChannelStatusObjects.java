package org.bipota.simulator.card;

import uicc.toolkit.ToolkitConstants;
import uicc.toolkit.ToolkitException;

/** Reads channel status TLVs (ETSI TS 102 223 clause 8.56). */
final class ChannelStatusObjects {

    private ChannelStatusObjects() {
    }

    /** Both octets for {@code channel}; ToolkitException UNAVAILABLE_ELEMENT when the list tells nothing about it. */
    static short status(TlvList list, byte channel) {
        for (byte occurrence = 1; list.findTLV(ToolkitConstants.TAG_CHANNEL_DATA_STATUS, occurrence) != 0; occurrence++) {
            if (list.getValueLength() > 0 && (list.getValueByte((short) 0) & 7) == channel) {
                return list.getValueShort((short) 0);
            }
        }
        throw new ToolkitException(ToolkitException.UNAVAILABLE_ELEMENT);
    }
}
