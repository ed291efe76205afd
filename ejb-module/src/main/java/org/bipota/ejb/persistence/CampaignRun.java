package org.bipota.ejb.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * Who runs a campaign's job: at most one node at a time, whose lease the others respect until it ends. A claim is a lease
 * and a word known only to the one that took it, by which a job's execution proves that it was started under it.
 */
@Entity
@Table(name = "campaign_run")
public class CampaignRun {

    @Id
    @Column(name = "campaign_id")
    private Long campaignId;
    @Column(name = "instance_id")
    private Long instanceId;
    @Column(name = "execution_id")
    private Long executionId;
    private String node;
    private String claim;
    @Column(name = "lease_until")
    private Instant leaseUntil;
    @Column(name = "wake_at")
    private Instant wakeAt;
    @Column(name = "awaits_outcomes")
    private boolean awaitsOutcomes;
    private int failures;

    /** For JPA. */
    protected CampaignRun() {
    }

    /** No one runs {@code campaignId} yet. */
    public CampaignRun(Long campaignId) {
        this.campaignId = campaignId;
    }

    /** The campaign. */
    public Long campaignId() {
        return campaignId;
    }

    /** The latest execution of its job, or null before the first. */
    public Long executionId() {
        return executionId;
    }

    /** Whether the next execution waits until each released download has ended. */
    public boolean awaitsOutcomes() {
        return awaitsOutcomes;
    }

    /** Executions that failed since one ended well. */
    public int failures() {
        return failures;
    }

    /** Whether another node than {@code self} holds the lease at {@code now}. */
    public boolean isHeldByAnother(String self, Instant now) {
        return node != null && !node.equals(self) && leaseUntil.isAfter(now);
    }

    /** Whether {@code word} is that of the claim. */
    public boolean isClaimedWith(String word) {
        return claim != null && claim.equals(word);
    }

    /** {@code self} runs it from now on. */
    public void claim(String self, String word, Instant until) {
        node = self;
        claim = word;
        leaseUntil = until;
        wakeAt = null;
        awaitsOutcomes = false;
    }

    /** Whether the job {@code instance} may run it: the one that began it, or any when none did. */
    public boolean isBegunBy(long instance) {
        return instanceId == null || instanceId == instance;
    }

    /** Its job is run by this execution. */
    public void began(long instance, long execution) {
        instanceId = instance;
        executionId = execution;
    }

    /** The next execution is not before {@code at}. */
    public void sleepUntil(Instant at) {
        wakeAt = at;
    }

    /** The next execution is not before each released download has ended. */
    public void sleepUntilOutcomes() {
        awaitsOutcomes = true;
    }

    /** A command changed what there is to do: the next execution waits for nothing, and failures are forgotten. */
    public void awake() {
        wakeAt = null;
        awaitsOutcomes = false;
        failures = 0;
    }

    /** The execution ended; the campaign may be claimed again. */
    public void free() {
        node = null;
        claim = null;
        leaseUntil = null;
        failures = 0;
    }

    /** The execution failed; the campaign may be claimed again from {@code retryAt} on. */
    public void failed(Instant retryAt) {
        int before = failures;
        free();
        failures = before + 1;
        wakeAt = retryAt;
    }
}
