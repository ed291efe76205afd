package org.bipota.simulator.campaign;

import java.time.Duration;
import java.util.List;
import org.bipota.simulator.server.CampaignStatus;

/**
 * What came of a campaign.
 *
 * @param settings what it was
 * @param findings one for each target
 * @param faults   what is wrong with the campaign's counts and its state; empty when nothing is
 * @param last     the server's last word about it
 * @param elapsed  from its start to its end
 * @param kills    how often the server was killed
 */
public record CampaignReport(CampaignSettings settings, List<TargetFinding> findings, List<String> faults,
                             CampaignStatus last, Duration elapsed, int kills) {

    /** Copies the lists. */
    public CampaignReport {
        findings = List.copyOf(findings);
        faults = List.copyOf(faults);
    }

    /** Whether counts, targets and cards are right. */
    public boolean right() {
        return faults.isEmpty() && findings.stream().allMatch(TargetFinding::right);
    }
}
