package org.bipota.ejb.application.read;

import java.time.Instant;
import java.util.List;
import org.bipota.ejb.application.privacy.Disclosure;
import org.bipota.ejb.application.privacy.PersonalData;

/**
 * One download.
 *
 * @param id the download's number
 * @param msisdn the subscriber
 * @param content the content's name
 * @param contentVersion its version
 * @param campaign the campaign's number, or null
 * @param route BIP, SMS or NOTIFY
 * @param routeReason why so: the capability row, the content's size and the policy, in words; or null
 * @param state the state's name
 * @param reason why it ended so, in words, or null
 * @param attempts pushes made; by SMS how often it was begun or a packet repeated
 * @param packets packets of the content, as far as is known; 0 before the first was made
 * @param packetsAnswered packets that the card answered well
 * @param octetsSent octets of all packets sent, repeats included
 * @param requestedAt when it was asked for
 * @param dueAt when it may begin or go on, or null while its campaign holds it
 * @param begunAt when it began, or null
 * @param decidedAt when it ended, or null
 * @param history what happened, oldest first
 */
public record DownloadView(
        long id,
        String msisdn,
        String content,
        int contentVersion,
        Long campaign,
        String route,
        String routeReason,
        String state,
        String reason,
        int attempts,
        int packets,
        int packetsAnswered,
        long octetsSent,
        Instant requestedAt,
        Instant dueAt,
        Instant begunAt,
        Instant decidedAt,
        List<DownloadEventView> history) implements PersonalData<DownloadView> {

    /** Copies {@code history}. */
    public DownloadView {
        history = List.copyOf(history);
    }

    @Override
    public DownloadView shown(Disclosure disclosure) {
        return new DownloadView(id, disclosure.of(msisdn), content, contentVersion, campaign, route, routeReason, state, reason,
                attempts, packets, packetsAnswered, octetsSent, requestedAt, dueAt, begunAt, decidedAt, history);
    }

    DownloadView with(List<DownloadEventView> newHistory) {
        return new DownloadView(id, msisdn, content, contentVersion, campaign, route, routeReason, state, reason, attempts,
                packets, packetsAnswered, octetsSent, requestedAt, dueAt, begunAt, decidedAt, newHistory);
    }
}
