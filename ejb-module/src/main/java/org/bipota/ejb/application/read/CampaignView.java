package org.bipota.ejb.application.read;

import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Instant;
import java.util.List;
import org.bipota.ejb.domain.TargetQuery;

/**
 * One campaign.
 *
 * @param id the campaign's number
 * @param name for people; not unique
 * @param content the content's name
 * @param contentVersion the version that its targets get
 * @param state the state's name
 * @param reason why it paused by itself or failed, in words, or null
 * @param targets the number of its targets; of a query's, once they were selected
 * @param query what its targets are selected by, or null for a list
 * @param routes the downloads by the route they took or are to take; 0 before they were prepared
 * @param outcomes the targets by what became of them
 * @param progress share of the targets whose download has ended, 0 to 1
 * @param estimatedFinish when the last would end at the rate of the last minutes, or null when that cannot be told
 * @param policy how each download travels, and how fast they are released
 * @param window when downloads are released, or null for always
 * @param createdAt when it was ordered
 * @param createdBy by whom
 * @param approval whether it wants a second person's approval, and has it
 * @param startedAt when it was started, or null
 * @param preparedAt when each target had its download, or null
 * @param endedAt when it was done or stopped, or null
 * @param executions of its job, oldest first; empty in lists
 */
public record CampaignView(
        long id,
        String name,
        String content,
        int contentVersion,
        String state,
        String reason,
        long targets,
        TargetQuery query,
        RouteCounts routes,
        OutcomeCounts outcomes,
        double progress,
        Instant estimatedFinish,
        PolicyView policy,
        WindowView window,
        Instant createdAt,
        String createdBy,
        ApprovalView approval,
        Instant startedAt,
        Instant preparedAt,
        Instant endedAt,
        List<ExecutionView> executions) {

    /** Copies {@code executions}. */
    public CampaignView {
        executions = List.copyOf(executions);
    }

    /**
     * Downloads by route.
     *
     * @param notice those of route {@code NOTIFY}, as which the API writes it; a record may have no member of that name
     */
    public record RouteCounts(long bip, long sms, @JsonbProperty("notify") long notice) {
    }

    /**
     * Targets by what became of them.
     *
     * @param pending whose download was not prepared, is held, or is on its way
     * @param done who have the content
     * @param notified who were told to fetch it another way
     * @param failed who were not reached
     */
    public record OutcomeCounts(long pending, long done, long notified, long failed) {

        long ended() {
            return done + notified + failed;
        }
    }

    /**
     * The policy; rate 0 is as many as the links carry, pilot 0 is none, stop at 100 is never.
     *
     * @param smsThreshold octets
     * @param rate downloads released per second
     */
    public record PolicyView(int smsThreshold, int pushAttempts, boolean fallbackToSms, int rate, int pilotPercent,
            int stopAtFailurePercent) {
    }

    /** The window; times as {@code 22:00}, the zone as {@code Asia/Shanghai}. */
    public record WindowView(String from, String to, String zone) {
    }

    /**
     * The second person's approval.
     *
     * @param required whether the campaign starts only with it
     * @param by who gave it, or null
     * @param at when, or null
     */
    public record ApprovalView(boolean required, String by, Instant at) {
    }

    /**
     * One execution of the job.
     *
     * @param id the execution's number, as the server's management knows it
     * @param status its batch status
     * @param step the step it came to, or null
     * @param startedAt when it began
     * @param endedAt when it ended, or null
     */
    public record ExecutionView(long id, String status, String step, Instant startedAt, Instant endedAt) {
    }

    CampaignView with(List<ExecutionView> newExecutions) {
        return new CampaignView(id, name, content, contentVersion, state, reason, targets, query, routes, outcomes, progress,
                estimatedFinish, policy, window, createdAt, createdBy, approval, startedAt, preparedAt, endedAt, newExecutions);
    }
}
