package org.bipota.ejb.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.domain.DownloadHistoryEvent;
import org.bipota.ejb.domain.MessagePriority;
import org.bipota.ejb.domain.RouteDecision;
import org.bipota.ejb.domain.Routing;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.CardRows;
import org.bipota.ejb.persistence.Content;
import org.bipota.ejb.persistence.ContentRows;
import org.bipota.ejb.persistence.Download;
import org.bipota.ejb.persistence.DownloadRows;

/** Takes single downloads, from the back office and from cards, and begins them at once when nothing else goes on. */
@ApplicationScoped
public class Downloads {

    private CardRows cards;
    private ContentRows contents;
    private DownloadRows downloads;
    private DownloadTurns turns;
    private RoutingPolicies policies;
    private AuditTrail audit;
    private Clock clock;

    /** For the container's proxy. */
    protected Downloads() {
    }

    /** Works in the caller's transaction, or in one of its own. */
    @Inject
    public Downloads(CardRows cards, ContentRows contents, DownloadRows downloads, DownloadTurns turns,
            RoutingPolicies policies, AuditTrail audit, Clock clock) {
        this.cards = cards;
        this.contents = contents;
        this.downloads = downloads;
        this.turns = turns;
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An operator or a scheduler wants a content downloaded.
     *
     * @param msisdn E.164 digits
     * @param contentName the name, of which the current version is taken
     * @return the download's id
     * @throws UnknownForDownloadException when no card was imported for the number, or there is no such content
     */
    @Transactional
    @RoleChecked
    @RolesAllowed("operator")
    public long order(String msisdn, String contentName) throws UnknownForDownloadException {
        Content content = contents.current(contentName)
                .orElseThrow(() -> new UnknownForDownloadException("there is no content with this name"));
        Card card = cards.lockByMsisdn(List.of(msisdn)).stream().findFirst()
                .orElseThrow(() -> new UnknownForDownloadException("no card was imported for this subscriber"));
        long download = begin(card, content, "by an operator");
        audit.done(AuditKind.DOWNLOAD_ORDERED, msisdn, null, "download " + download + " of content " + content.name());
        return download;
    }

    /** The card asks for a content; a repeat joins the download that is not over yet. The caller holds the card's lock. */
    @Transactional
    public void requestedByCard(Card card, String contentName, String link) {
        Optional<Content> content = contents.current(contentName);
        if (content.isEmpty()) {
            audit.refused(AuditKind.DOWNLOAD_REFUSED, card.msisdn(), link,
                    "content '" + contentName + "' was asked for, and there is none of that name");
            return;
        }
        Optional<Download> unfinished = downloads.unfinished(card, contentName);
        if (unfinished.isPresent()) {
            downloads.tell(unfinished.get().id(), clock.instant(), DownloadHistoryEvent.JOINED, "asked for again by the card");
        } else {
            begin(card, content.get(), "by the card");
        }
    }

    private long begin(Card card, Content content, String by) {
        Instant now = clock.instant();
        RouteDecision decision = Routing.decide(cards.row(card).state(), content.octets(), policies.configured());
        Download download = new Download(card, content, MessagePriority.DOWNLOAD.number(), decision, now);
        downloads.add(download);
        downloads.tell(download.id(), now, DownloadHistoryEvent.REQUESTED,
                by + ": content " + content.name() + ", version " + content.version());
        ApplicationLog.LOG.downloadRequested(download.id(), Masking.mask(card.msisdn()), content.name());
        turns.beginNext(card, now);
        return download.id();
    }
}
