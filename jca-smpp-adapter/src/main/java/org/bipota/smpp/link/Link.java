package org.bipota.smpp.link;

import jakarta.resource.spi.work.WorkException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import org.bipota.smpp.api.LinkStatus;
import org.bipota.smpp.api.LinkStatus.State;
import org.bipota.smpp.submit.SubmitFigures;
import org.bipota.smpp.submit.SubmitQueue;
import org.bipota.smpp.submit.SubmitSettings;
import org.bipota.smpp.submit.Submitter;
import org.bipota.smpp.time.LinkTime;
import org.bipota.smpp.trace.LinkTracer;
import org.bipota.smpp.work.RunningWork;
import org.bipota.smpp.work.Works;

/**
 * One link and everything of it: its submitter, the keeper that binds it again whenever it is lost, and their two works.
 * Started once and stopped once.
 */
public final class Link {

    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final LinkSettings settings;
    private final LongAdder received = new LongAdder();
    private final Submitter submitter;
    private final LinkKeeper keeper;
    private RunningWork sending;
    private RunningWork keeping;

    /**
     * A link that is not started.
     *
     * @param sink takes what is received
     * @param queue the messages it shares with other links
     * @param tracer sees its PDUs
     * @param random the jitter of its reconnects, 0 (inclusive) to 1 (exclusive)
     */
    public Link(LinkSettings settings, InboundSink sink, SubmitQueue queue, LinkTime time, LinkTracer tracer,
            DoubleSupplier random) {
        this.settings = settings;
        this.submitter = new Submitter(settings.submit(), queue, time);
        IntakeTargets targets = new IntakeTargets(sink, received, submitter, tracer);
        this.keeper = new LinkKeeper(settings, (bindType, ended) -> LinkSession.create(settings, bindType, targets, time, ended),
                submitter, new ReconnectPolicy(settings, random), time);
    }

    /**
     * Starts connecting and returns at once.
     *
     * @throws WorkException when the container gives no threads; nothing runs then
     */
    public void start(Works works) throws WorkException {
        sending = works.start("SMPP submit " + settings.name(), submitter, submitter::close);
        try {
            keeping = works.start("SMPP link " + settings.name(), keeper, keeper::stop);
        } catch (WorkException e) {
            submitter.close();
            throw e;
        }
    }

    /**
     * Stops links together: takes nothing new, waits shortly for the answers still awaited, unbinds, closes, and returns when
     * all their works have ended.
     */
    public static void stopAll(List<Link> links) {
        links.forEach(link -> link.submitter.beginDrain());
        links.forEach(link -> link.submitter.drain(DRAIN_LIMIT));
        links.forEach(Link::leave);
        links.forEach(Link::awaitEnd);
    }

    private void leave() {
        if (keeper.stop()) {
            keeping.interrupt();
        }
    }

    private void awaitEnd() {
        keeping.awaitEnd(STOP_LIMIT);
        submitter.close();
        sending.awaitEnd(STOP_LIMIT);
    }

    /** The status of a link with these settings that is not open. */
    public static LinkStatus closedStatus(LinkSettings settings) {
        SubmitSettings submit = settings.submit();
        return new LinkStatus(settings.name(), settings.smsc(), State.CLOSED, settings.bindType().configured(), submit.window(), 0,
                submit.rate(), 0, 0, 0, 0, null, submit.group(), submit.rate(), null, 0, 0, 0);
    }

    /** The link as it is now. */
    public LinkStatus status() {
        SubmitFigures figures = submitter.figures();
        State state = keeper.state() == State.BOUND && submitter.draining() ? State.DRAINING : keeper.state();
        return new LinkStatus(settings.name(), settings.smsc(), state, settings.bindType().configured(),
                settings.submit().window(), figures.inFlight(), settings.submit().rate(), figures.queued(), received.sum(),
                figures.submitted(), figures.throttled(), keeper.lastError(), settings.submit().group(), figures.safeRate(), figures.roundTrip(),
                figures.unanswered(), figures.late(), keeper.binds());
    }
}
