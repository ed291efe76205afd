package org.bipota.simulator.card;

import javacard.framework.APDUException;
import org.bipota.protocol.Octets;
import uicc.toolkit.EnvelopeResponseHandler;
import uicc.toolkit.ToolkitException;

/** What the applets answer to an envelope: one of them, once, and before its first proactive command. */
final class EnvelopeResponse extends EditableTlvList implements EnvelopeResponseHandler {

    /** What a response APDU can carry. */
    static final int MAX_OCTETS = 256;

    private boolean posted;
    private boolean closed;
    private boolean successful = true;
    private Octets response = Octets.EMPTY;

    EnvelopeResponse() {
        super(MAX_OCTETS);
    }

    @Override
    void requireAvailable() {
        if (closed) {
            throw new ToolkitException(ToolkitException.HANDLER_NOT_AVAILABLE);
        }
    }

    @Override
    public void post(boolean ok) {
        requireAvailable();
        post(ok, toOctets());
    }

    @Override
    public void postAsBERTLV(boolean ok, byte tag) {
        requireAvailable();
        if (BerSizes.of(size()) > MAX_OCTETS) {
            throw new APDUException(APDUException.BAD_LENGTH);
        }
        Octets content = toOctets();
        Octets length = content.length() > 0x7F ? Octets.ofOctets(0x81, content.length()) : Octets.ofOctets(content.length());
        post(ok, Octets.ofOctets(tag & 0xFF).concat(length).concat(content));
    }

    private void post(boolean ok, Octets content) {
        posted = true;
        closed = true;
        successful = ok;
        response = content;
    }

    /** It is too late for a response: a proactive command goes first (ETSI TS 102 241, EnvelopeResponseHandler). */
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isPosted() {
        return posted;
    }

    /** Whether it was posted as a success; a warning status word says otherwise. */
    boolean isSuccessful() {
        return successful;
    }

    /** What was posted; empty when nothing was. */
    Octets response() {
        return response;
    }
}
