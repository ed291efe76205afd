package org.bipota.ejb.application.console;

import org.bipota.smpp.api.InboundShortMessage;

/** Processes a message that was acknowledged before; the caller's transaction. */
public interface MessageReplay {

    /**
     * Processes it as if it came now.
     *
     * @throws RuntimeException when it failed once more; nothing is stored then
     */
    void replay(InboundShortMessage message);
}
