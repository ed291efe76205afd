package org.bipota.ejb.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.Batchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bipota.ejb.application.campaign.CampaignDispatch;
import org.bipota.ejb.application.campaign.ReleaseRound;

/** Step <i>dispatch</i>: round after round while there is something to release; its exit status is how the last ended. */
@Named("dispatch")
@Dependent
public class DispatchBatchlet implements Batchlet {

    /** So often that the links have something to do all the time, so rarely that it costs little. */
    private static final long ROUND_MILLIS = 250;

    @Inject
    @BatchProperty
    private String campaign;

    @Inject
    private CampaignDispatch dispatch;

    private final CountDownLatch stopped = new CountDownLatch(1);

    @Override
    public String process() throws InterruptedException {
        ReleaseRound round;
        do {
            round = dispatch.round(Long.parseLong(campaign));
        } while (round == ReleaseRound.GOES_ON && !stopped.await(ROUND_MILLIS, TimeUnit.MILLISECONDS));
        return round.name();
    }

    @Override
    public void stop() {
        stopped.countDown();
    }
}
