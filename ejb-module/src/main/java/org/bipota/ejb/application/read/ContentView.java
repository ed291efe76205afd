package org.bipota.ejb.application.read;

import java.time.Instant;

/**
 * The current version of a content. Its commands are not shown: they may hold secrets.
 *
 * @param name its name
 * @param version counted from 1
 * @param tar the application on the card that it is for, six hexadecimal digits
 * @param format {@code compact}, {@code expanded} or {@code data}
 * @param octets its size, against which the SMS threshold is held
 * @param smsSegments the short messages it takes
 * @param bipPackets the packets it takes on a channel with the configured SDU size
 * @param createdAt when this version was uploaded
 * @param createdBy the operator who did it
 */
public record ContentView(
        String name,
        int version,
        String tar,
        String format,
        int octets,
        int smsSegments,
        int bipPackets,
        Instant createdAt,
        String createdBy) {
}
