package org.bipota.ejb.domain;

import static org.bipota.ejb.domain.CheckDecision.ignored;
import static org.bipota.ejb.domain.CheckDecision.moved;

import java.time.Instant;
import org.bipota.ejb.domain.CheckEffect.DecideRow;
import org.bipota.ejb.domain.CheckEffect.PushAgain;
import org.bipota.ejb.domain.CheckEffect.WithdrawWaitingPushes;
import org.bipota.ejb.domain.CheckEvent.Abandoned;
import org.bipota.ejb.domain.CheckEvent.ChannelRefused;
import org.bipota.ejb.domain.CheckEvent.Connected;
import org.bipota.ejb.domain.CheckEvent.LimitElapsed;
import org.bipota.ejb.domain.CheckEvent.PorFault;
import org.bipota.ejb.domain.CheckEvent.PushDelivered;
import org.bipota.ejb.domain.CheckEvent.PushRefused;
import org.bipota.ejb.domain.CheckEvent.PushSubmitted;
import org.bipota.ejb.domain.CheckEvent.PushUndelivered;
import org.bipota.ejb.domain.CheckEvent.Superseded;
import org.bipota.ejb.domain.CheckEvent.WindowElapsed;

/**
 * The rules that move a check. A pure function: nothing is read but the arguments.
 *
 * <table>
 * <caption>What an event does, by state</caption>
 * <tr><th>event</th><th>REQUESTED, PUSHED</th><th>DELIVERED</th><th>NOT_CAPABLE, REFUSED, UNDELIVERED</th><th>CAPABLE</th></tr>
 * <tr><td>connected</td><td>CAPABLE</td><td>CAPABLE</td><td>CAPABLE (late proof wins)</td><td>-</td></tr>
 * <tr><td>submitted</td><td>PUSHED</td><td>time noted</td><td>-</td><td>-</td></tr>
 * <tr><td>delivered</td><td>DELIVERED, window starts</td><td>-</td><td>-</td><td>-</td></tr>
 * <tr><td>undelivered, refused by the SMSC</td><td>UNDELIVERED</td><td>-</td><td>-</td><td>-</td></tr>
 * <tr><td>channel refused, temporary, attempts left</td><td colspan="2">REQUESTED, pushed again</td><td>REFUSED</td><td>-</td></tr>
 * <tr><td>channel refused, otherwise</td><td colspan="2">REFUSED</td><td>REFUSED</td><td>-</td></tr>
 * <tr><td>counter low, push repeated</td><td>-</td><td>-</td><td>-</td><td>-</td></tr>
 * <tr><td>counter low, first time</td><td colspan="2">REQUESTED, counter raised, pushed again</td><td>-</td><td>-</td></tr>
 * <tr><td>other security fault</td><td colspan="2">UNDELIVERED</td><td>-</td><td>-</td></tr>
 * <tr><td>window elapsed</td><td>-</td><td>REQUESTED and pushed again, or NOT_CAPABLE</td><td>-</td><td>-</td></tr>
 * <tr><td>limit elapsed</td><td>UNDELIVERED</td><td>-</td><td>-</td><td>-</td></tr>
 * <tr><td>superseded</td><td colspan="2">UNDELIVERED, row untouched</td><td>-</td><td>-</td></tr>
 * <tr><td>abandoned</td><td colspan="2">UNDELIVERED</td><td>-</td><td>-</td></tr>
 * </table>
 *
 * @param policy what the operator configured
 */
public record CheckRules(CheckPolicy policy) {

    private static final String STALE = "about an earlier push: changes nothing";
    private static final String OVER = "the check is decided: changes nothing";

    /** What {@code event} leads to for a check that has come as far as {@code progress}. */
    public CheckDecision decide(CheckProgress progress, CheckEvent event) {
        return event.decidedBy(this, progress);
    }

    CheckDecision pushSubmitted(CheckProgress progress, PushSubmitted event) {
        CheckHistoryEvent history = CheckHistoryEvent.PUSH_SUBMITTED;
        String why = whyIgnored(progress, event.attempt());
        return why != null ? ignored(progress, history, why) : moved(progress.pushed(event.at()), history, null);
    }

    CheckDecision pushDelivered(CheckProgress progress, PushDelivered event) {
        CheckHistoryEvent history = CheckHistoryEvent.PUSH_DELIVERED;
        String why = whyIgnored(progress, event.attempt());
        if (why != null) {
            return ignored(progress, history, why);
        }
        if (progress.state() == CheckState.DELIVERED) {
            return ignored(progress, history, "delivered before: changes nothing");
        }
        Instant windowEnds = event.at().plus(policy.window());
        return moved(progress.delivered(event.at(), windowEnds), history, "window until " + windowEnds);
    }

    CheckDecision pushUndelivered(CheckProgress progress, PushUndelivered event) {
        CheckHistoryEvent history = CheckHistoryEvent.PUSH_UNDELIVERED;
        String receipt = "final receipt " + event.receipt();
        String why = whyIgnored(progress, event.attempt());
        if (why != null) {
            return ignored(progress, history, receipt + ", " + why);
        }
        if (progress.state() == CheckState.DELIVERED) {
            return ignored(progress, history, receipt + ", delivered before: changes nothing");
        }
        return end(progress, CheckState.UNDELIVERED, "the push was not delivered: " + receipt, event.at(), history);
    }

    CheckDecision pushRefused(CheckProgress progress, PushRefused event) {
        CheckHistoryEvent history = CheckHistoryEvent.PUSH_REFUSED;
        String why = whyIgnored(progress, event.attempt());
        if (why != null) {
            return ignored(progress, history, event.reason() + ", " + why);
        }
        if (progress.state() == CheckState.DELIVERED) {
            return ignored(progress, history, event.reason() + ", delivered before: changes nothing");
        }
        return end(progress, CheckState.UNDELIVERED, event.reason(), event.at(), history);
    }

    CheckDecision connected(CheckProgress progress, Connected event) {
        CheckHistoryEvent history = CheckHistoryEvent.CONNECTED;
        if (progress.state() == CheckState.CAPABLE) {
            return ignored(progress, history, OVER);
        }
        String reason = progress.state().running()
                ? "a channel was opened with the push's identification data"
                : "a channel was opened with the push's identification data, after " + progress.state();
        return end(progress, CheckState.CAPABLE, reason, event.at(), history);
    }

    CheckDecision channelRefused(CheckProgress progress, ChannelRefused event) {
        CheckHistoryEvent history = CheckHistoryEvent.CHANNEL_REFUSED;
        boolean current = event.attempt() == progress.attempts();
        CheckState state = progress.state();
        if (state == CheckState.CAPABLE || state == CheckState.REFUSED || progress.supersededBy() != null) {
            return ignored(progress, history, event.result() + ", " + OVER);
        }
        if (event.temporary() && !current) {
            return ignored(progress, history, event.result() + ", " + STALE);
        }
        if (event.temporary() && state.running() && attemptsLeft(progress)) {
            return moved(progress.pushedAgain(false), history, event.result() + ", temporary: pushed again",
                    new WithdrawWaitingPushes(), new PushAgain(false));
        }
        return end(progress, CheckState.REFUSED, event.result(), event.at(), history);
    }

    CheckDecision porFault(CheckProgress progress, PorFault event) {
        CheckHistoryEvent history = CheckHistoryEvent.SECURITY_FAULT;
        String why = whyIgnored(progress, event.attempt());
        if (why != null) {
            return ignored(progress, history, event.status() + ", " + why);
        }
        if (event.counterLow() && event.repeated()) {
            // That is what the counter is for: the copy that came first was run, and its answer or its channel decides.
            return ignored(progress, CheckHistoryEvent.REPEAT_REFUSED,
                    event.status() + ", of a push that was submitted more than once: changes nothing");
        }
        if (event.counterLow() && progress.repairs() == 0) {
            return moved(progress.pushedAgain(true), CheckHistoryEvent.COUNTER_RAISED,
                    event.status() + ": the counter jumps ahead once and the push is repeated",
                    new WithdrawWaitingPushes(), new PushAgain(true));
        }
        return end(progress, CheckState.UNDELIVERED, "the card refused the packet: " + event.status(), event.at(), history);
    }

    CheckDecision windowElapsed(CheckProgress progress, WindowElapsed event) {
        CheckHistoryEvent history = CheckHistoryEvent.WINDOW_ELAPSED;
        if (progress.state() != CheckState.DELIVERED || event.at().isBefore(progress.windowEndsAt())) {
            return ignored(progress, history, "no window has ended: changes nothing");
        }
        if (attemptsLeft(progress)) {
            return moved(progress.pushedAgain(false), history, "no channel within " + policy.window() + ": pushed again",
                    new PushAgain(false));
        }
        return end(progress, CheckState.NOT_CAPABLE, "no channel within " + policy.window() + " of the delivered push",
                event.at(), history);
    }

    CheckDecision limitElapsed(CheckProgress progress, LimitElapsed event) {
        CheckHistoryEvent history = CheckHistoryEvent.LIMIT_ELAPSED;
        boolean undelivered = progress.state() == CheckState.REQUESTED || progress.state() == CheckState.PUSHED;
        if (!undelivered || event.at().isBefore(progress.limitAt())) {
            return ignored(progress, history, "no limit was reached: changes nothing");
        }
        return end(progress, CheckState.UNDELIVERED, "no final receipt within " + policy.limit() + " of the request",
                event.at(), history);
    }

    CheckDecision superseded(CheckProgress progress, Superseded event) {
        CheckHistoryEvent history = CheckHistoryEvent.SUPERSEDED;
        if (!progress.state().running()) {
            return ignored(progress, history, OVER);
        }
        String reason = "superseded by check " + event.checkId();
        return moved(progress.superseded(event.checkId(), reason, event.at()), history, reason, new WithdrawWaitingPushes());
    }

    CheckDecision abandoned(CheckProgress progress, Abandoned event) {
        CheckHistoryEvent history = CheckHistoryEvent.ABANDONED;
        return progress.state().running()
                ? end(progress, CheckState.UNDELIVERED, event.reason(), event.at(), history)
                : ignored(progress, history, event.reason() + ", " + OVER);
    }

    private boolean attemptsLeft(CheckProgress progress) {
        return progress.attempts() - progress.repairs() < policy.attempts();
    }

    private static CheckDecision end(
            CheckProgress progress, CheckState end, String reason, Instant at, CheckHistoryEvent history) {
        return moved(progress.ended(end, reason, at), history, reason,
                new WithdrawWaitingPushes(), new DecideRow(end.row(), reason));
    }

    private static String whyIgnored(CheckProgress progress, int attempt) {
        if (!progress.state().running()) {
            return OVER;
        }
        return attempt == progress.attempts() ? null : STALE;
    }
}
