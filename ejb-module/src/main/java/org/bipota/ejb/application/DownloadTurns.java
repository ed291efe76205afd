package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.bipota.ejb.domain.DailyWindow;
import org.bipota.ejb.domain.DownloadEvent.Abandoned;
import org.bipota.ejb.domain.DownloadEvent.Begun;
import org.bipota.ejb.domain.DownloadEvent.ChannelOpened;
import org.bipota.ejb.domain.DownloadEvent.Suspended;
import org.bipota.ejb.domain.DownloadState;
import org.bipota.ejb.domain.Route;
import org.bipota.ejb.domain.RouteDecision;
import org.bipota.ejb.domain.Routing;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.CardRows;
import org.bipota.ejb.persistence.CheckRows;
import org.bipota.ejb.persistence.ContentRows;
import org.bipota.ejb.persistence.Download;
import org.bipota.ejb.persistence.DownloadRows;

/**
 * Sees to it that one exchange at a time goes on with a card: a check, which goes first, or one of its downloads, which take
 * turns by priority and age. The caller holds the card's lock.
 */
@Dependent
public class DownloadTurns {

    private final CardRows cards;
    private final CheckRows checks;
    private final ContentRows contents;
    private final DownloadRows downloads;
    private final RoutingPolicies policies;
    private final DownloadProcess process;

    /** Works in the caller's transaction. */
    @Inject
    public DownloadTurns(CardRows cards, CheckRows checks, ContentRows contents, DownloadRows downloads,
            RoutingPolicies policies, DownloadProcess process) {
        this.cards = cards;
        this.checks = checks;
        this.contents = contents;
        this.downloads = downloads;
        this.policies = policies;
        this.process = process;
    }

    /**
     * Begins the download whose turn it is, unless something else goes on with the card. Its route is decided as things stand
     * now.
     *
     * @return whether one was begun, or postponed to its window of the day
     */
    public boolean beginNext(Card card, Instant now) {
        if (checks.running(card).isPresent() || downloads.running(card).isPresent()) {
            return false;
        }
        Optional<Download> next = downloads.next(card, now);
        next.ifPresent(download -> begin(card, download, now));
        return next.isPresent();
    }

    /**
     * A channel is open: the download that waits for one goes on it, or the one whose turn it is.
     *
     * @param sduOctets the largest SDU the card takes
     * @return whether the channel is used
     */
    public boolean useChannel(Card card, String channelId, int sduOctets, Instant now) {
        if (checks.running(card).isPresent()) {
            return false;
        }
        Optional<Download> candidate = downloads.running(card).or(() -> downloads.next(card, now));
        while (candidate.isPresent()) {
            Download download = candidate.get();
            if (download.state() != DownloadState.PENDING || open(download, now)) {
                return use(card, download, channelId, sduOctets, now);
            }
            begin(card, download, now);
            candidate = downloads.next(card, now);
        }
        return false;
    }

    /** A check begins: what goes on waits, and goes on after it. */
    public void suspend(Card card, Long checkId, Instant now) {
        downloads.running(card).ifPresent(download -> process.on(card, download, new Suspended(checkId, now)));
    }

    /** What goes on cannot go on. */
    public void abandon(Card card, String reason, Instant now) {
        downloads.running(card).ifPresent(download -> process.on(card, download, new Abandoned(reason, now)));
    }

    private void begin(Card card, Download download, Instant now) {
        RouteDecision decision = route(card, download);
        download.decide(decision);
        process.on(card, download, new Begun(decision, now));
    }

    private boolean use(Card card, Download download, String channelId, int sduOctets, Instant now) {
        if (download.progress().bySms()) {
            return false;
        }
        if (download.state() == DownloadState.PENDING) {
            download.decide(new RouteDecision(Route.BIP, route(card, download).reason() + "; a channel is open"));
        }
        download.use(channelId, sduOctets);
        process.on(card, download, new ChannelOpened(now));
        return download.progress().onChannel();
    }

    private RouteDecision route(Card card, Download download) {
        return Routing.decide(cards.row(card).state(), contents.content(download.contentId()).octets(),
                policies.policy(download.policyId()));
    }

    private boolean open(Download download, Instant now) {
        DailyWindow window = policies.policy(download.policyId()).window();
        return window == null || window.contains(now);
    }
}
