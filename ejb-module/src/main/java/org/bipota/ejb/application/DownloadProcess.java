package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.bipota.ejb.domain.DownloadDecision;
import org.bipota.ejb.domain.DownloadEffect;
import org.bipota.ejb.domain.DownloadEffect.CountPacket;
import org.bipota.ejb.domain.DownloadEffect.EndChannel;
import org.bipota.ejb.domain.DownloadEffect.Notify;
import org.bipota.ejb.domain.DownloadEffect.Push;
import org.bipota.ejb.domain.DownloadEffect.SendPacket;
import org.bipota.ejb.domain.DownloadEvent;
import org.bipota.ejb.domain.DownloadEvent.Abandoned;
import org.bipota.ejb.domain.DownloadRules;
import org.bipota.ejb.domain.DownloadState;
import org.bipota.ejb.domain.DownloadTimes;
import org.bipota.ejb.domain.DownloadedContent;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.Content;
import org.bipota.ejb.persistence.ContentRows;
import org.bipota.ejb.persistence.Download;
import org.bipota.ejb.persistence.DownloadRows;

/** Moves downloads: asks the rules, stores what they decide and does what they want. The caller holds the card's lock. */
@Dependent
public class DownloadProcess {

    static final String COUNTERS_USED_UP = "the card's counters are used up: import it with new keys";

    private final DownloadTimes times;
    private final RoutingPolicies policies;
    private final ContentRows contents;
    private final DownloadRows downloads;
    private final DownloadMessages messages;
    private final DownloadPackets packets;
    private final ChannelOutput channels;

    /** Works in the caller's transaction. */
    @Inject
    public DownloadProcess(DownloadTimes times, RoutingPolicies policies, ContentRows contents, DownloadRows downloads,
            DownloadMessages messages, DownloadPackets packets, ChannelOutput channels) {
        this.times = times;
        this.policies = policies;
        this.contents = contents;
        this.downloads = downloads;
        this.messages = messages;
        this.packets = packets;
        this.channels = channels;
    }

    /** Something was seen of a download to {@code card}. */
    public void on(Card card, Download download, DownloadEvent event) {
        DownloadState before = download.state();
        Content content = contents.content(download.contentId());
        DownloadDecision decision = rules(download, content).decide(download.progress(), event);
        if (decision.changed()) {
            download.apply(decision.progress(), event.at());
        }
        downloads.tell(download.id(), event.at(), decision.history(), decision.detail());
        if (download.state() != before) {
            ApplicationLog.LOG.downloadMoved(download.id(), Masking.mask(card.msisdn()), before, download.state(),
                    decision.detail() == null ? decision.history().toString() : decision.detail());
        }
        for (DownloadEffect effect : decision.effects()) {
            carryOut(card, download, content, effect, event.at());
        }
    }

    private DownloadRules rules(Download download, Content content) {
        boolean harmlessTwice = content.tar().equals(Configuration.APPLICATION_TAR);
        return new DownloadRules(
                times, policies.policy(download.policyId()), new DownloadedContent(content.octets(), harmlessTwice));
    }

    private void carryOut(Card card, Download download, Content content, DownloadEffect effect, Instant now) {
        if (effect instanceof Push push) {
            push(card, download, push.raiseCounter(), now);
        } else if (effect instanceof SendPacket send) {
            packets.send(card, download, content, send, now)
                    .ifPresent(failure -> on(card, download, new Abandoned(failure, now)));
        } else if (effect instanceof CountPacket) {
            download.position().advance();
        } else if (effect instanceof EndChannel) {
            endChannel(download);
        } else if (effect instanceof Notify) {
            messages.queueNotice(card, download, content, now);
        } else {
            messages.withdrawWaiting(download, now);
        }
    }

    private void push(Card card, Download download, boolean raiseCounter, Instant now) {
        if (raiseCounter) {
            card.jumpCounter(CheckProcess.COUNTER_JUMP);
        }
        Optional<Long> counter = card.reserveCounter();
        if (counter.isPresent()) {
            messages.queuePush(card, download, counter.get(), now);
        } else {
            ApplicationLog.LOG.countersUsedUp(Masking.mask(card.msisdn()));
            on(card, download, new Abandoned(COUNTERS_USED_UP, now));
        }
    }

    private void endChannel(Download download) {
        if (download.channelId() != null) {
            channels.end(download.channelId());
            download.leaveChannel();
        }
    }
}
