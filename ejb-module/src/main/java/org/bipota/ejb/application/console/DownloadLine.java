package org.bipota.ejb.application.console;

import java.time.Instant;

/**
 * One download as a list shows it.
 *
 * @param id the download's number
 * @param cardId the card's number here, or null when no card was imported for the target
 * @param content the content's name
 * @param contentVersion its version
 * @param campaign the campaign's number, or null
 * @param route {@code BIP}, {@code SMS} or {@code NOTIFY}
 * @param state the state's name
 * @param attempts pushes made
 * @param packets packets of the content, as far as is known
 * @param packetsAnswered packets that the card answered well
 * @param octetsSent octets of all packets sent
 * @param reason why it ended so, or null
 */
public record DownloadLine(long id, Long cardId, String msisdn, String content, int contentVersion, Long campaign, String route,
        String state, int attempts, int packets, int packetsAnswered, long octetsSent, String reason, Instant requestedAt,
        Instant decidedAt) {
}
