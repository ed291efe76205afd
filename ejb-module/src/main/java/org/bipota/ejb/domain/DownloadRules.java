package org.bipota.ejb.domain;

import static org.bipota.ejb.domain.DownloadDecision.ignored;
import static org.bipota.ejb.domain.DownloadDecision.moved;

import java.time.Instant;
import org.bipota.ejb.domain.DownloadEffect.CountPacket;
import org.bipota.ejb.domain.DownloadEffect.EndChannel;
import org.bipota.ejb.domain.DownloadEffect.Notify;
import org.bipota.ejb.domain.DownloadEffect.Push;
import org.bipota.ejb.domain.DownloadEffect.SendPacket;
import org.bipota.ejb.domain.DownloadEffect.WithdrawWaiting;
import org.bipota.ejb.domain.DownloadEvent.Abandoned;
import org.bipota.ejb.domain.DownloadEvent.Begun;
import org.bipota.ejb.domain.DownloadEvent.ChannelLost;
import org.bipota.ejb.domain.DownloadEvent.ChannelOpened;
import org.bipota.ejb.domain.DownloadEvent.ChannelRefused;
import org.bipota.ejb.domain.DownloadEvent.NoticeRefused;
import org.bipota.ejb.domain.DownloadEvent.NoticeTaken;
import org.bipota.ejb.domain.DownloadEvent.PacketAnswered;
import org.bipota.ejb.domain.DownloadEvent.PacketDelivered;
import org.bipota.ejb.domain.DownloadEvent.PacketFailed;
import org.bipota.ejb.domain.DownloadEvent.PacketFault;
import org.bipota.ejb.domain.DownloadEvent.PacketRefused;
import org.bipota.ejb.domain.DownloadEvent.PushDelivered;
import org.bipota.ejb.domain.DownloadEvent.PushFailed;
import org.bipota.ejb.domain.DownloadEvent.PushFault;
import org.bipota.ejb.domain.DownloadEvent.Suspended;
import org.bipota.ejb.domain.DownloadEvent.TimeElapsed;

/**
 * The rules that move one download. A pure function: nothing is read but the arguments.
 *
 * <table>
 * <caption>What an event does, by state; "again" is pushed again while attempts are left, then by SMS where the policy
 * allows it, else the notice</caption>
 * <tr><th>event</th><th>PENDING</th><th>PUSHED</th><th>TRANSFERRING on a channel</th><th>TRANSFERRING by SMS</th></tr>
 * <tr><td>begun</td><td>BIP: PUSHED; SMS: TRANSFERRING; NOTIFY: PUSHED with the notice; out of the window of the day:
 * waits</td><td>-</td><td>-</td><td>-</td></tr>
 * <tr><td>push delivered</td><td>-</td><td>window starts</td><td>-</td><td>-</td></tr>
 * <tr><td>push failed, window elapsed</td><td>-</td><td>again</td><td>-</td><td>-</td></tr>
 * <tr><td>channel refused for now</td><td>-</td><td>again after the window</td><td>-</td><td>-</td></tr>
 * <tr><td>channel refused for good</td><td>-</td><td>SMS or the notice</td><td>-</td><td>-</td></tr>
 * <tr><td>counter low, first time</td><td>-</td><td>PUSHED, counter raised</td><td colspan="2">sent again, counter
 * raised</td></tr>
 * <tr><td>other security fault</td><td>-</td><td>FAILED</td><td colspan="2">FAILED</td></tr>
 * <tr><td>channel opened</td><td>TRANSFERRING</td><td>TRANSFERRING, also instead of the notice</td><td>TRANSFERRING, on the
 * new one</td><td>-</td></tr>
 * <tr><td>channel lost, answer overdue</td><td>-</td><td>-</td><td>again</td><td>the same packet again, then FAILED</td></tr>
 * <tr><td>packet delivered</td><td>-</td><td>-</td><td>-</td><td>window starts</td></tr>
 * <tr><td>packet undelivered</td><td>-</td><td>-</td><td>-</td><td>FAILED</td></tr>
 * <tr><td>packet answered</td><td>counted (it was on its way when a check came), or DONE</td><td>-</td><td colspan="2">the
 * next packet, or DONE</td></tr>
 * <tr><td>packet refused</td><td>-</td><td>-</td><td colspan="2">FAILED</td></tr>
 * <tr><td>notice taken, refused</td><td>-</td><td>NOTIFIED, FAILED</td><td>-</td><td>-</td></tr>
 * <tr><td>limit elapsed</td><td>FAILED when begun</td><td>FAILED</td><td colspan="2">FAILED</td></tr>
 * <tr><td>suspended</td><td>-</td><td>PENDING, but for a notice</td><td colspan="2">PENDING</td></tr>
 * <tr><td>abandoned</td><td>-</td><td>FAILED</td><td colspan="2">FAILED</td></tr>
 * </table>
 *
 * <p>A download that broke off has its attempts again as soon as the card has answered another packet: it ends, because a
 * content has an end, and it is not given up while it comes forward.
 *
 * <p>An attempt does not count when it came to nothing because of us: the channel ended since the server stopped, or the server
 * was not there for a part of the wait. Each stop of the server makes one such attempt at most.
 *
 * <p>A card calls the counter of the very same packet low when it has seen the packet before. What the applet gets is harmless
 * when it comes twice, since its blocks are numbered, so such a packet comes again with a fresh counter; what others get is
 * not, and the packet counts as executed.
 *
 * @param times how long it waits
 * @param policy by what it is routed
 * @param content what it brings
 */
public record DownloadRules(DownloadTimes times, RoutingPolicy policy, DownloadedContent content) {

    private static final String STALE = "about an earlier push: changes nothing";
    private static final String DEAF = ", of which the server was down for a part: not counted";
    private static final String UNFIT = "changes nothing now";

    /** What {@code event} leads to for a download that has come as far as {@code progress}. */
    public DownloadDecision decide(DownloadProgress progress, DownloadEvent event) {
        return event.decidedBy(this, progress);
    }

    DownloadDecision begun(DownloadProgress progress, Begun event) {
        if (progress.state() != DownloadState.PENDING) {
            return ignored(progress, DownloadHistoryEvent.ROUTED, UNFIT);
        }
        RouteDecision decision = event.decision();
        DownloadProgress begun = progress.by(decision.route()).begun(
                progress.limitAt() == null ? event.at().plus(times.limit()) : progress.limitAt());
        if (!event.at().isBefore(begun.limitAt())) {
            return limit(begun, event.at());
        }
        if (closed(event.at())) {
            return postponed(progress, event.at(), DownloadHistoryEvent.POSTPONED, decision.reason());
        }
        return switch (decision.route()) {
            case BIP -> begun.fruitless() < policy.pushAttempts()
                    ? moved(begun.pushing(), DownloadHistoryEvent.ROUTED, decision.reason(), new Push(false))
                    : otherwise(begun, event.at(), DownloadHistoryEvent.ROUTED, "no channel");
            case SMS -> moved(begun.sending(), DownloadHistoryEvent.ROUTED, decision.reason(), new SendPacket(false, false));
            case NOTIFY -> moved(begun.noticing(decision.reason()), DownloadHistoryEvent.ROUTED, decision.reason(), new Notify());
        };
    }

    DownloadDecision pushDelivered(DownloadProgress progress, PushDelivered event) {
        DownloadHistoryEvent history = DownloadHistoryEvent.PUSH_DELIVERED;
        String why = whyIgnored(progress, event.attempt());
        if (why != null || progress.answerAt() != null) {
            return ignored(progress, history, why);
        }
        Instant windowEnds = event.at().plus(times.window());
        return moved(progress.awaiting(windowEnds), history, "window until " + windowEnds);
    }

    DownloadDecision pushFailed(DownloadProgress progress, PushFailed event) {
        String why = whyIgnored(progress, event.attempt());
        return why != null
                ? ignored(progress, DownloadHistoryEvent.PUSH_FAILED, event.reason() + ", " + why)
                : again(progress, event.at(), DownloadHistoryEvent.PUSH_FAILED, event.reason());
    }

    DownloadDecision pushFault(DownloadProgress progress, PushFault event) {
        String why = whyIgnored(progress, event.attempt());
        if (why != null) {
            return ignored(progress, DownloadHistoryEvent.SECURITY_FAULT, event.status() + ", " + why);
        }
        if (event.counterLow() && event.repeated()) {
            // The copy that came first was run, and its answer or its channel decides.
            return ignored(progress, DownloadHistoryEvent.SECURITY_FAULT,
                    event.status() + ", of a push that was submitted more than once: changes nothing");
        }
        if (event.counterLow() && progress.repairs() == 0) {
            return moved(progress.repaired().pushingAgain(), DownloadHistoryEvent.COUNTER_RAISED,
                    event.status() + ": the counter jumps ahead once and the push is repeated",
                    new WithdrawWaiting(), new Push(true));
        }
        return fail(progress, DownloadHistoryEvent.SECURITY_FAULT, "the card refused the push: " + event.status(), event.at());
    }

    DownloadDecision channelRefused(DownloadProgress progress, ChannelRefused event) {
        DownloadHistoryEvent history = DownloadHistoryEvent.CHANNEL_REFUSED;
        String why = whyIgnored(progress, event.temporary() ? event.attempt() : progress.attempts());
        if (why != null) {
            return ignored(progress, history, event.result() + ", " + why);
        }
        if (!event.temporary()) {
            return otherwise(progress.exhausted(policy.pushAttempts()), event.at(), history, event.result())
                    .after(new WithdrawWaiting());
        }
        if (progress.fruitless() >= policy.pushAttempts()) {
            return otherwise(progress, event.at(), history, event.result());
        }
        return progress.answerAt() != null
                ? ignored(progress, history, event.result() + ", temporary: pushed again after the window")
                : moved(progress.awaiting(event.at().plus(times.window())), history,
                        event.result() + ", temporary: pushed again after " + times.window());
    }

    DownloadDecision channelOpened(DownloadProgress progress, ChannelOpened event) {
        DownloadHistoryEvent history = DownloadHistoryEvent.CHANNEL_OPENED;
        if (progress.state().ended() || progress.bySms()) {
            return ignored(progress, history, UNFIT);
        }
        DownloadProgress begun = progress.by(Route.BIP).begun(
                progress.limitAt() == null ? event.at().plus(times.limit()) : progress.limitAt());
        return moved(begun.transferring(event.at().plus(times.answer())), history, null,
                new WithdrawWaiting(), new SendPacket(false, false));
    }

    DownloadDecision channelLost(DownloadProgress progress, ChannelLost event) {
        DownloadHistoryEvent history = DownloadHistoryEvent.CHANNEL_LOST;
        return progress.onChannel()
                ? again(counted(progress, event.stopped()), event.at(), history, event.reason())
                : ignored(progress, history, event.reason());
    }

    DownloadDecision packetDelivered(DownloadProgress progress, PacketDelivered event) {
        DownloadHistoryEvent history = DownloadHistoryEvent.PACKET_DELIVERED;
        if (!progress.bySms() || progress.answerAt() != null) {
            return ignored(progress, history, null);
        }
        Instant windowEnds = event.at().plus(times.window());
        return moved(progress.awaiting(windowEnds), history, "answer until " + windowEnds);
    }

    DownloadDecision packetFailed(DownloadProgress progress, PacketFailed event) {
        DownloadHistoryEvent history = DownloadHistoryEvent.PACKET_FAILED;
        return progress.bySms()
                ? fail(progress, history, event.reason(), event.at())
                : ignored(progress, history, event.reason());
    }

    DownloadDecision packetAnswered(DownloadProgress progress, PacketAnswered event) {
        DownloadHistoryEvent history = DownloadHistoryEvent.PACKET_ANSWERED;
        return switch (progress.state()) {
            case TRANSFERRING -> executed(progress, event.last(), event.at(), history, null);
            case PENDING -> event.last() ? done(progress, event.at(), history, null)
                    : moved(progress.answered(), history, "while a check goes first", new CountPacket());
            case PUSHED, DONE, NOTIFIED, FAILED -> ignored(progress, history, UNFIT);
        };
    }

    DownloadDecision packetRefused(DownloadProgress progress, PacketRefused event) {
        DownloadHistoryEvent history = DownloadHistoryEvent.PACKET_REFUSED;
        return progress.state() == DownloadState.TRANSFERRING
                ? fail(progress, history, event.result(), event.at())
                : ignored(progress, history, event.result() + ", " + UNFIT);
    }

    DownloadDecision packetFault(DownloadProgress progress, PacketFault event) {
        if (progress.state() != DownloadState.TRANSFERRING) {
            return ignored(progress, DownloadHistoryEvent.SECURITY_FAULT, event.status() + ", " + UNFIT);
        }
        boolean seenBefore = event.counterLow() && event.repeated();
        if (seenBefore && !content.harmlessTwice()) {
            return executed(progress, event.last(), event.at(), DownloadHistoryEvent.PACKET_ANSWERED,
                    event.status() + " for a packet sent before: the card has executed it");
        }
        if (event.counterLow() && progress.repairs() == 0) {
            return moved(awaitingAnswer(progress.repaired(), event.at()), DownloadHistoryEvent.COUNTER_RAISED,
                    event.status() + (seenBefore ? " for a packet sent before: it is sent again with a fresh counter"
                            : ": the counter jumps ahead once and the packet is repeated"),
                    new SendPacket(true, !seenBefore));
        }
        return fail(progress, DownloadHistoryEvent.SECURITY_FAULT, "the card refused the packet: " + event.status(), event.at());
    }

    DownloadDecision noticeTaken(DownloadProgress progress, NoticeTaken event) {
        DownloadHistoryEvent history = DownloadHistoryEvent.NOTICE_SUBMITTED;
        return progress.notice()
                ? moved(progress.ended(DownloadState.NOTIFIED, progress.reason(), event.at()), history, null)
                : ignored(progress, history, UNFIT);
    }

    DownloadDecision noticeRefused(DownloadProgress progress, NoticeRefused event) {
        DownloadHistoryEvent history = DownloadHistoryEvent.NOTICE_REFUSED;
        return progress.notice()
                ? fail(progress, history, "the notice could not be sent: " + event.reason(), event.at())
                : ignored(progress, history, event.reason() + ", " + UNFIT);
    }

    DownloadDecision timeElapsed(DownloadProgress progress, TimeElapsed event) {
        if (progress.deadline().isEmpty() || event.at().isBefore(progress.deadline().get())) {
            return ignored(progress, DownloadHistoryEvent.WINDOW_ELAPSED, "no wait is over: changes nothing");
        }
        if (!event.at().isBefore(progress.limitAt())) {
            return limit(progress, event.at());
        }
        if (progress.pushed()) {
            boolean deaf = event.pushedAt() != null && event.pushedAt().isBefore(event.heardSince());
            return again(counted(progress, deaf), event.at(), DownloadHistoryEvent.WINDOW_ELAPSED,
                    "no channel within " + times.window() + (deaf ? DEAF : ""));
        }
        if (progress.onChannel()) {
            boolean deaf = progress.answerAt().minus(times.answer()).isBefore(event.heardSince());
            return again(counted(progress, deaf), event.at(), DownloadHistoryEvent.ANSWER_OVERDUE,
                    "no answer within " + times.answer() + (deaf ? DEAF : "")).after(new EndChannel());
        }
        String why = "no answer within " + times.window() + " of the delivered packet";
        return progress.fruitless() + 1 < policy.pushAttempts()
                ? moved(progress.tried(), DownloadHistoryEvent.ANSWER_OVERDUE, why, new SendPacket(false, false))
                : fail(progress, DownloadHistoryEvent.ANSWER_OVERDUE,
                        why + ", sent " + policy.pushAttempts() + " times", event.at());
    }

    DownloadDecision suspended(DownloadProgress progress, Suspended event) {
        DownloadHistoryEvent history = DownloadHistoryEvent.SUSPENDED;
        String by = "check " + event.checkId() + " goes first";
        return progress.pushed() || progress.state() == DownloadState.TRANSFERRING
                ? moved(progress.interrupted(event.at()), history, by, new WithdrawWaiting(), new EndChannel())
                : ignored(progress, history, UNFIT);
    }

    DownloadDecision abandoned(DownloadProgress progress, Abandoned event) {
        DownloadHistoryEvent history = DownloadHistoryEvent.ABANDONED;
        return progress.deadline().isPresent()
                ? fail(progress, history, event.reason(), event.at()).after(new EndChannel())
                : ignored(progress, history, event.reason() + ", " + UNFIT);
    }

    private DownloadDecision executed(
            DownloadProgress progress, boolean last, Instant at, DownloadHistoryEvent history, String detail) {
        if (last) {
            return done(progress, at, history, detail);
        }
        DownloadDecision next = moved(awaitingAnswer(progress.answered(), at), history, detail,
                new CountPacket(), new SendPacket(false, false));
        // a repeat may wait that the answer to the packet itself has made needless
        return progress.bySms() && progress.fruitless() > 0 ? next.after(new WithdrawWaiting()) : next;
    }

    private static DownloadDecision done(DownloadProgress progress, Instant at, DownloadHistoryEvent history, String detail) {
        return moved(progress.answered().ended(DownloadState.DONE, "the card answered every packet well", at), history, detail,
                new CountPacket(), new WithdrawWaiting());
    }

    private DownloadProgress awaitingAnswer(DownloadProgress progress, Instant at) {
        return progress.awaiting(progress.onChannel() ? at.plus(times.answer()) : null);
    }

    /** An attempt that we made fruitless says nothing about the handset. */
    private static DownloadProgress counted(DownloadProgress progress, boolean ours) {
        return ours ? progress.uncounted() : progress;
    }

    private DownloadDecision again(DownloadProgress progress, Instant at, DownloadHistoryEvent history, String why) {
        if (progress.fruitless() >= policy.pushAttempts()) {
            return otherwise(progress, at, history, why);
        }
        return closed(at)
                ? postponed(progress, at, history, why)
                : moved(progress.pushing(), history, why + ": pushed again", new Push(false));
    }

    private DownloadDecision otherwise(DownloadProgress progress, Instant at, DownloadHistoryEvent history, String why) {
        if (closed(at)) {
            return postponed(progress, at, history, why);
        }
        RouteDecision decision = Routing.afterFailedPushes(content.octets(), policy);
        String reason = why + "; " + decision.reason();
        return decision.route() == Route.SMS
                ? moved(progress.by(Route.SMS).sending(), history, reason, new SendPacket(false, false))
                : moved(progress.noticing(reason), history, reason, new Notify());
    }

    private DownloadDecision postponed(DownloadProgress progress, Instant at, DownloadHistoryEvent history, String why) {
        Instant open = policy.window().nextOpen(at);
        return moved(progress.waiting(open), history, why + "; goes on at " + open);
    }

    private DownloadDecision limit(DownloadProgress progress, Instant at) {
        return fail(progress, DownloadHistoryEvent.LIMIT_ELAPSED, "not over within " + times.limit(), at)
                .after(new EndChannel());
    }

    private static DownloadDecision fail(DownloadProgress progress, DownloadHistoryEvent history, String reason, Instant at) {
        return moved(progress.ended(DownloadState.FAILED, reason, at), history, reason, new WithdrawWaiting());
    }

    private boolean closed(Instant at) {
        return policy.window() != null && !policy.window().contains(at);
    }

    private static String whyIgnored(DownloadProgress progress, int attempt) {
        if (!progress.pushed()) {
            return UNFIT;
        }
        return attempt == progress.attempts() ? null : STALE;
    }
}
