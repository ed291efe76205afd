package org.bipota.ejb.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A part of each day by the clock on the subscriber's wall: open when that clock shows {@code from} or later and not yet
 * {@code to}. Across midnight when {@code from} is later than {@code to}. Where the clock is put forward the window opens
 * with the first moment that it shows; where it is put back, what it shows twice is open, or closed, both times.
 *
 * @param from the first moment
 * @param to the first moment after it, another than {@code from}
 * @param zone whose clock
 */
public record DailyWindow(LocalTime from, LocalTime to, ZoneId zone) {

    /** A clock change can swallow one day's window; nobody changes the clock two days in a row, but be on the safe side. */
    private static final int DAYS_SEARCHED = 4;

    /** Checks that the two differ. */
    public DailyWindow {
        if (from.equals(to)) {
            throw new IllegalArgumentException("a window from " + from + " to " + to + " is empty; leave it out for the whole day");
        }
    }

    /** Whether the window is open at {@code moment}. */
    public boolean contains(Instant moment) {
        LocalTime shown = moment.atZone(zone).toLocalTime();
        boolean begun = !shown.isBefore(from);
        boolean ended = !shown.isBefore(to);
        return from.isBefore(to) ? begun && !ended : begun || !ended;
    }

    /** {@code moment} itself when the window is open then, else when it opens next. */
    public Instant nextOpen(Instant moment) {
        if (contains(moment)) {
            return moment;
        }
        ZoneRules rules = zone.getRules();
        LocalDate today = moment.atZone(zone).toLocalDate();
        Stream<Instant> byTheClock = Stream.iterate(today, day -> day.plusDays(1)).limit(DAYS_SEARCHED)
                .map(day -> LocalDateTime.of(day, from))
                .flatMap(local -> rules.getValidOffsets(local).stream().map((ZoneOffset offset) -> local.toInstant(offset)));
        Stream<Instant> byAChangeOfTheClock = Stream.ofNullable(rules.nextTransition(moment)).map(ZoneOffsetTransition::getInstant);
        return Stream.concat(byTheClock, byAChangeOfTheClock)
                .filter(candidate -> candidate.isAfter(moment) && contains(candidate))
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("no day of four has " + from + " in " + zone));
    }
}
