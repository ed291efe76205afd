package org.bipota.web.cli;

import jakarta.json.JsonObject;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Option;

/** Waits until a campaign has ended. */
final class Waiting {

    @Option(names = "--wait", description = "wait until the campaign has ended")
    private boolean wait;

    @Option(names = "--timeout", paramLabel = "DURATION", defaultValue = "P30D",
            description = "how long to wait at most, as PT2H (${DEFAULT-VALUE}); then the exit status is 5")
    private Duration timeout;

    @Option(names = "--poll", paramLabel = "DURATION", defaultValue = "PT2S", hidden = true, description = "how often to look")
    private Duration poll;

    @Option(names = "--reconnect", paramLabel = "DURATION", defaultValue = "PT5M",
            description = "how long to do without the server while waiting (${DEFAULT-VALUE}); then the exit status is 3")
    private Duration reconnect;

    boolean wanted() {
        return wait;
    }

    /**
     * Follows a campaign and answers the exit status.
     *
     * @param rejected rows of the file that were no numbers
     */
    int follow(CampaignCalls calls, JsonObject began, long rejected, PrintWriter out, PrintWriter err) {
        long id = began.getJsonNumber("id").longValue();
        JsonObject campaign = began;
        long start = System.nanoTime();
        long reached = start;
        while (!CampaignLine.ended(campaign)) {
            if (System.nanoTime() - start >= timeout.toNanos()) {
                err.println("not ended within " + timeout);
                out.println(CampaignLine.of(campaign, rejected));
                return ExitStatus.STOPPED;
            }
            rest();
            String before = CampaignLine.state(campaign);
            try {
                campaign = calls.campaign(id);
                reached = System.nanoTime();
            } catch (CommandException failed) {
                if (failed.exitStatus() != ExitStatus.NOT_REACHED || System.nanoTime() - reached >= reconnect.toNanos()) {
                    throw failed;
                }
            }
            if (!before.equals(CampaignLine.state(campaign))) {
                err.println(CampaignLine.state(campaign) + CampaignLine.reason(campaign));
            }
        }
        out.println(CampaignLine.of(campaign, rejected));
        return CampaignLine.exitStatus(campaign, rejected);
    }

    private void rest() {
        try {
            // Nothing ever counts it down: it is the wait that is wanted.
            new CountDownLatch(1).await(poll.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandException.notReached("interrupted");
        }
    }
}
