package org.bipota.bip.channel;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.bipota.bip.api.Admission;
import org.bipota.bip.api.ChannelIdentification;
import org.bipota.bip.inflow.ChannelEndpoint;
import org.bipota.bip.inflow.Outcome;
import org.bipota.bip.log.BipLog;
import org.bipota.bip.work.Workers;

/**
 * Peers that have no channel yet. The application is asked about them on a worker, a bounded number at a time and about
 * each only once; how many are answered at all is limited per second, and the rest hears nothing.
 */
public final class Strangers {

    /** How many questions may wait in all. */
    public static final int MAX_QUESTIONS = 1024;

    private static final int MAX_QUESTIONS_PER_SOURCE = 256;

    private final ChannelEndpoint endpoint;
    private final Workers workers;
    private final ChannelRegistry registry;
    private final Executor loop;
    private final LongSupplier nanoTime;
    private final RateLimit refusals;
    private final Set<Object> asked = new HashSet<>();
    private final Map<Object, Integer> askedBySource = new HashMap<>();
    private final Tally turnedAway = new Tally();

    /** Asks this endpoint on these workers, answering on this loop. */
    public Strangers(ChannelEndpoint endpoint, Workers workers, ChannelRegistry registry, Executor loop,
            LongSupplier nanoTime, int refusalsPerSecond) {
        this.endpoint = endpoint;
        this.workers = workers;
        this.registry = registry;
        this.loop = loop;
        this.nanoTime = nanoTime;
        this.refusals = new RateLimit(refusalsPerSecond);
    }

    /** What comes of asking. */
    public enum Asked {
        /** The answer will come. */
        YES,
        /** The same question is being asked already. */
        ALREADY,
        /** There is no place for another channel. */
        NO_PLACE,
        /** Too many questions wait; the peer's next attempt may succeed. */
        NOT_NOW
    }

    /**
     * Asks whether a peer may have a channel. While the question waits it holds a place in the registry; when the answer
     * is an admission the place becomes the channel's.
     *
     * @param attempt what makes this attempt the same as a repeated one
     * @param admitted on the event loop, with the admission
     * @param refused on the event loop; true when the peer may come again later
     */
    public Asked ask(Object attempt, ChannelIdentification identification, Consumer<Admission> admitted,
            Consumer<Boolean> refused) {
        InetSocketAddress remote = identification.remote();
        if (asked.contains(attempt)) {
            return Asked.ALREADY;
        }
        if (askedBySource.getOrDefault(remote.getAddress(), 0) >= MAX_QUESTIONS_PER_SOURCE) {
            turnedAway(remote, "too many questions wait for its address");
            return Asked.NOT_NOW;
        }
        if (!registry.take(remote.getAddress())) {
            turnedAway(remote, "no place for another channel");
            return Asked.NO_PLACE;
        }
        boolean waits = workers.question(() -> {
            Outcome<Admission> outcome = endpoint.identification(identification);
            loop.execute(() -> answered(attempt, remote, outcome, admitted, refused));
        });
        if (!waits) {
            registry.giveBack(remote.getAddress());
            turnedAway(remote, "too many questions wait");
            return Asked.NOT_NOW;
        }
        asked.add(attempt);
        askedBySource.merge(remote.getAddress(), 1, Integer::sum);
        return Asked.YES;
    }

    private void answered(Object attempt, InetSocketAddress remote, Outcome<Admission> outcome,
            Consumer<Admission> admitted, Consumer<Boolean> refused) {
        asked.remove(attempt);
        askedBySource.computeIfPresent(remote.getAddress(), (source, count) -> count == 1 ? null : count - 1);
        if (outcome.committed() && outcome.answer().admitted()) {
            admitted.accept(outcome.answer());
            return;
        }
        registry.giveBack(remote.getAddress());
        if (!outcome.committed()) {
            BipLog.LOG.undecided(remote, outcome.fault());
        }
        refused.accept(!outcome.committed());
    }

    /** Whether one more stranger may be answered in this second. */
    public boolean mayAnswer() {
        return refusals.allows(nanoTime.getAsLong());
    }

    private void turnedAway(InetSocketAddress remote, String reason) {
        turnedAway.count();
        long count = turnedAway.due(nanoTime.getAsLong());
        if (count > 0) {
            BipLog.LOG.turnedAway(count, remote, reason);
        }
    }
}
