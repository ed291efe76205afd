package org.bipota.ejb.application.read;

import java.time.Instant;

/**
 * One line of a check's history.
 *
 * @param at when
 * @param event what, one word
 * @param detail more, or null
 */
public record CheckEventView(Instant at, String event, String detail) {
}
