package org.bipota.ejb.application.links;

import java.time.Instant;
import org.bipota.smpp.api.LinkTrace;

/**
 * The recording of a link's PDUs, without what was recorded.
 *
 * @param link the link's name
 * @param running whether it goes on
 * @param startedAt when it began
 * @param endsAt when it ends by itself, or ended
 * @param pdus PDUs that are kept
 * @param dropped older ones that had to make room
 */
public record LinkTraceView(String link, boolean running, Instant startedAt, Instant endsAt, int pdus, long dropped) {

    static LinkTraceView of(LinkTrace trace) {
        return new LinkTraceView(trace.link(), trace.running(), trace.startedAt(), trace.endsAt(), trace.pdus(), trace.dropped());
    }
}
