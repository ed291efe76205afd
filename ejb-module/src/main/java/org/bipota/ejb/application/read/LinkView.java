package org.bipota.ejb.application.read;

import org.bipota.smpp.api.LinkStatus;

/** One link to an SMSC; the members are those of {@link LinkStatus}, the state as its name. */
public record LinkView(
        String name,
        String smsc,
        String state,
        String bindType,
        int window,
        int inFlight,
        int rate,
        int queued,
        long received,
        long submitted,
        long throttled,
        String lastError) {

    static LinkView of(LinkStatus link) {
        return new LinkView(link.name(), link.smsc(), link.state().name(), link.bindType(), link.window(), link.inFlight(),
                link.rate(), link.queued(), link.received(), link.submitted(), link.throttled(), link.lastError());
    }
}
