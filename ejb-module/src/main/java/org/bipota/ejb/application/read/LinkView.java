package org.bipota.ejb.application.read;

import java.util.Arrays;
import java.util.List;
import org.bipota.smpp.api.LinkStatus;

/**
 * One link to an SMSC; the members are those of {@link LinkStatus}, the state as its name.
 *
 * @param roundTripMillis the smoothed time from a submit to its answer in milliseconds, or null before the first
 */
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
        String lastError,
        String group,
        int safeRate,
        Double roundTripMillis,
        long unanswered,
        long late,
        long binds) {

    private static final double NANOS_PER_MILLI = 1e6;

    /** The names of the states that a link may be in. */
    public static List<String> states() {
        return Arrays.stream(LinkStatus.State.values()).map(Enum::name).toList();
    }

    static LinkView of(LinkStatus link) {
        return new LinkView(link.name(), link.smsc(), link.state().name(), link.bindType(), link.window(), link.inFlight(),
                link.rate(), link.queued(), link.received(), link.submitted(), link.throttled(), link.lastError(),
                link.group(), link.safeRate(), link.roundTrip() == null ? null : link.roundTrip().toNanos() / NANOS_PER_MILLI,
                link.unanswered(), link.late(), link.binds());
    }
}
