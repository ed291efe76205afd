package org.bipota.ejb.application.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * The removal of old records on one day.
 *
 * @param day the day, in UTC
 * @param node the node that did it
 * @param startedAt when it began
 * @param endedAt when everything was looked at, or null
 * @param removed rows by kind, the names of {@link org.bipota.ejb.domain.RetentionKind}; kinds without any are left out
 */
public record RetentionView(LocalDate day, String node, Instant startedAt, Instant endedAt, Map<String, Long> removed) {
}
