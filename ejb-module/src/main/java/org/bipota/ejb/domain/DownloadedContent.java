package org.bipota.ejb.domain;

/**
 * What a download brings, as far as it decides how it travels.
 *
 * @param octets its size, against which thresholds are held
 * @param harmlessTwice whether the card may execute the same packet twice without harm
 */
public record DownloadedContent(int octets, boolean harmlessTwice) {
}
