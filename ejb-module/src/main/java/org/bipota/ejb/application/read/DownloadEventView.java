package org.bipota.ejb.application.read;

import java.time.Instant;

/**
 * One line of a download's history.
 *
 * @param at when
 * @param event what, one word
 * @param detail more, or null
 */
public record DownloadEventView(Instant at, String event, String detail) {
}
