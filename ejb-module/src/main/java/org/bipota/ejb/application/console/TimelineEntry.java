package org.bipota.ejb.application.console;

import java.time.Instant;

/**
 * One thing that happened to a subscriber.
 *
 * @param at when
 * @param kind what sort of thing
 * @param event which one, one word, by the kind
 * @param detail more, in words, or null
 * @param process the number of the check or download it belongs to, or null
 */
public record TimelineEntry(Instant at, Kind kind, String event, String detail, Long process) {

    /** Sorts of things. */
    public enum Kind {
        /** A card told of a terminal; the event is the check's cause, the detail the IMEI. */
        HANDSET,
        /** An event of a check's history. */
        CHECK,
        /** A check was decided; the event is its state, the detail why. */
        VERDICT,
        /** An event of a download's history. */
        DOWNLOAD,
        /** A download's route; the event is the route, the detail why. */
        ROUTE,
        /** A download ended; the event is its state, the detail why. */
        OUTCOME,
        /** An audit record; the event is its kind. */
        AUDIT
    }
}
