package org.bipota.simulator.card;

import org.bipota.protocol.Octets;
import uicc.toolkit.EnvelopeResponseHandler;
import uicc.toolkit.ToolkitException;

/** What the applet answers to an envelope. */
final class EnvelopeResponse extends EditableTlvList implements EnvelopeResponseHandler {

    private boolean posted;

    @Override
    public void post(boolean ok) {
        if (posted) {
            throw new ToolkitException(ToolkitException.HANDLER_NOT_AVAILABLE);
        }
        posted = true;
    }

    @Override
    public void postAsBERTLV(boolean ok, byte tag) {
        Octets content = toOctets();
        empty();
        appendTLV(tag, content.toByteArray(), (short) 0, (short) content.length());
        post(ok);
    }

    boolean isPosted() {
        return posted;
    }

    /** What was posted; empty when nothing was. */
    Octets response() {
        return posted ? toOctets() : Octets.EMPTY;
    }
}
