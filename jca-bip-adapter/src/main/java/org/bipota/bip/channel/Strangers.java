package org.bipota.bip.channel;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.bipota.bip.BipSettings;
import org.bipota.bip.api.Admission;
import org.bipota.bip.api.ChannelIdentification;
import org.bipota.bip.api.Refusal;
import org.bipota.bip.inflow.ChannelEndpoint;
import org.bipota.bip.inflow.Outcome;
import org.bipota.bip.log.BipLog;
import org.bipota.bip.work.Workers;

/**
 * Peers that have no channel yet, from all loops. Their identification is looked up in memory before the application is
 * asked on a worker:
 * <ul>
 * <li>What the application has refused for good a short while ago is refused without a question.
 * <li>What the application expects is asked first, and in any number up to {@link Workers#MAX_QUESTIONS}, a few at a time
 * for each identification: it was sent by us, so its number is what we have sent.
 * <li>Everything else may be anybody's invention. So many in a second are asked, and the rest hears nothing.
 * </ul>
 * All of it is bounded, as is the number of strangers that are answered in a second. An unknown peer keeps nothing here but
 * its question and, once refused, about 64 octets.
 */
public final class Strangers {

    private static final int QUESTIONS_PER_IDENTIFICATION = 4;

    private final ChannelEndpoint endpoint;
    private final Workers workers;
    private final ChannelRegistry registry;
    private final Counters counters;
    private final Backlog backlog;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final RateLimit answers;
    private final QuestionBudget budget;
    private final RecentSet refusedForGood;
    private final ExpectedPeers expected;
    private final Set<Object> asked = new HashSet<>();
    private final Map<Long, Integer> askedOfIdentification = new HashMap<>();
    private final Tally turnedAway = new Tally();

    /** Asks this endpoint on these workers. */
    public Strangers(BipSettings settings, ChannelEndpoint endpoint, Workers workers, ChannelRegistry registry,
            ExpectedPeers expected, Counters counters, Backlog backlog, Clock clock, LongSupplier nanoTime) {
        long now = nanoTime.getAsLong();
        this.endpoint = endpoint;
        this.workers = workers;
        this.registry = registry;
        this.counters = counters;
        this.backlog = backlog;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.answers = new RateLimit(settings.refusalsPerSecond());
        this.budget = new QuestionBudget(settings.questionsPerSecond(), now);
        this.refusedForGood = new RecentSet(settings.maxRefused(), settings.refusedTime().toNanos(), now);
        this.expected = expected;
    }

    /** What comes of asking. */
    public enum Asked {
        /** The answer will come. */
        YES,
        /** The same question is being asked already. */
        ALREADY,
        /** It was refused for good before. */
        REFUSED,
        /** There is no place for another channel. */
        NO_PLACE,
        /** Too many questions; the peer's next attempt may succeed. */
        NOT_NOW
    }

    /** What becomes of a peer that was asked about; called on its loop. */
    public interface Answers {

        /** It may have a channel; the place it holds in the registry is the channel's now. */
        void admitted(Admission admission);

        /** It gets none. */
        void refused();

        /** The application could not decide; what it would have answered is not known. */
        void undecided();
    }

    /**
     * Asks whether a peer may have a channel. While the question waits it holds a place in the registry.
     *
     * @param attempt what makes this attempt the same as a repeated one
     * @param loop where {@code answered} is called
     */
    public Asked ask(Object attempt, ChannelIdentification identification, Executor loop, Answers answered) {
        Asked result = asked(attempt, identification, loop, answered);
        switch (result) {
            case YES, ALREADY -> { }
            case REFUSED -> counters.refused(Refusal.KNOWN_UNKNOWN);
            case NO_PLACE -> turnedAway(Refusal.NO_PLACE, identification.remote(), "no place for another channel");
            case NOT_NOW -> turnedAway(Refusal.OVERLOAD, identification.remote(), "too many questions about peers nobody expects");
        }
        return result;
    }

    private synchronized Asked asked(Object attempt, ChannelIdentification identification, Executor loop, Answers answered) {
        if (asked.contains(attempt)) {
            return Asked.ALREADY;
        }
        long now = nanoTime.getAsLong();
        long fingerprint = expected.fingerprint(identification.identification());
        if (refusedForGood.contains(fingerprint, now)) {
            return Asked.REFUSED;
        }
        boolean wanted = expected.contains(fingerprint);
        InetSocketAddress remote = identification.remote();
        if (askedOfIdentification.getOrDefault(fingerprint, 0) >= QUESTIONS_PER_IDENTIFICATION
                || !wanted && !budget.allows(remote.getAddress(), now)) {
            return Asked.NOT_NOW;
        }
        if (!registry.take(remote.getAddress())) {
            return Asked.NO_PLACE;
        }
        Instant came = clock.instant();
        boolean waits = workers.question(wanted, () -> {
            Outcome<Admission> outcome = endpoint.identification(identification);
            loop.execute(() -> {
                settle(attempt, fingerprint, remote, outcome);
                tell(remote, outcome, answered);
                if (wanted) {
                    backlog.done(came);
                }
            });
        });
        if (!waits) {
            registry.giveBack(remote.getAddress());
            return Asked.NOT_NOW;
        }
        if (wanted) {
            backlog.came(came);
        }
        asked.add(attempt);
        askedOfIdentification.merge(fingerprint, 1, Integer::sum);
        return Asked.YES;
    }

    private void settle(Object attempt, long fingerprint, InetSocketAddress remote, Outcome<Admission> outcome) {
        boolean admitted = outcome.committed() && outcome.answer().admitted();
        synchronized (this) {
            asked.remove(attempt);
            askedOfIdentification.computeIfPresent(fingerprint, (same, count) -> count == 1 ? null : count - 1);
            if (outcome.committed() && !admitted) {
                expected.remove(fingerprint);
                if (outcome.answer().forGood()) {
                    refusedForGood.add(fingerprint, nanoTime.getAsLong());
                }
            }
        }
        if (!admitted) {
            registry.giveBack(remote.getAddress());
            counters.refused(outcome.committed() ? Refusal.UNKNOWN : Refusal.UNDECIDED);
        }
    }

    private static void tell(InetSocketAddress remote, Outcome<Admission> outcome, Answers answered) {
        if (outcome.committed() && outcome.answer().admitted()) {
            answered.admitted(outcome.answer());
            return;
        }
        if (outcome.committed()) {
            answered.refused();
        } else {
            BipLog.LOG.undecided(remote, outcome.fault());
            answered.undecided();
        }
    }

    /** Whether one more stranger may be answered in this second. */
    public synchronized boolean mayAnswer() {
        return answers.allows(nanoTime.getAsLong());
    }

    private void turnedAway(Refusal refusal, InetSocketAddress remote, String reason) {
        counters.refused(refusal);
        long count;
        synchronized (this) {
            turnedAway.count();
            count = turnedAway.due(nanoTime.getAsLong());
        }
        if (count > 0) {
            BipLog.LOG.turnedAway(count, remote, reason);
        }
    }
}
