package org.bipota.ejb.application.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.domain.CampaignCommand;
import org.bipota.ejb.domain.CampaignState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CampaignRunsTest {

    private static final long JOB = 7;

    private CampaignServer server;
    private long id;

    @BeforeEach
    void start() {
        server = new CampaignServer(Map.of("BIP_OTA_CAMPAIGN_FAILURES", "2"));
        server.content(500);
        id = server.ordered(CampaignServer.order(List.of("4917000000001"), null, CampaignServer.noPolicy()));
        tell(CampaignCommand.START);
    }

    @Test
    void oneNodeAtATimeRunsACampaign() {
        assertThat(claim("a")).hasSize(1);
        assertThat(claim("b")).isEmpty();
    }

    @Test
    void whatANodeHadBeforeItDiedIsItsOwnAtOnceAndAnothersWhenTheLeaseEnds() {
        claim("a");
        assertThat(claim("a")).as("after a restart").hasSize(1);
        server.clock.advance(Duration.ofSeconds(29));
        assertThat(claim("b")).isEmpty();
        server.clock.advance(Duration.ofSeconds(2));
        assertThat(claim("b")).hasSize(1);
    }

    @Test
    void aLeaseThatIsRenewedIsRespected() {
        claim("a");
        server.clock.advance(Duration.ofSeconds(29));
        server.run(services -> assertThat(services.runs.renew("a", List.of(id))).isEmpty());
        server.clock.advance(Duration.ofSeconds(29));

        assertThat(claim("b")).isEmpty();
    }

    @Test
    void aPausedCampaignIsToBeStoppedAndIsNotClaimed() {
        claim("a");
        tell(CampaignCommand.PAUSE);

        server.run(services -> assertThat(services.runs.renew("a", List.of(id))).containsExactly(id));
        server.run(services -> services.runs.ended(id, false));
        assertThat(claim("a")).isEmpty();
        tell(CampaignCommand.RESUME);
        assertThat(claim("a")).hasSize(1);
    }

    @Test
    void anExecutionWithoutTheClaimsWordDoesNotRunBesideAnother() {
        ClaimedCampaign claimed = claim("a").get(0);
        begin(claimed.word(), 1, "a");

        assertThatThrownBy(() -> begin(null, 2, "b")).isInstanceOf(CampaignException.class).hasMessageContaining("execution 1");
        assertThat(server.campaignRun(id).executionId()).isEqualTo(1);
    }

    @Test
    void anOperatorMayStartTheJobOfACampaignThatNobodyRuns() {
        long other = server.ordered(CampaignServer.order(List.of("4917000000001"), null, CampaignServer.noPolicy()));

        server.run(services -> services.runs.begin(other, JOB, 1, null, "a", false));

        assertThat(server.campaign(other).state()).isEqualTo(CampaignState.PREPARING);
        assertThatThrownBy(() -> server.run(services -> services.runs.begin(other, JOB + 1, 2, null, "a", false)))
                .as("another job, whose checkpoints know nothing").hasMessageContaining("was begun by another job");
    }

    @Test
    void aJobThatFailsIsTriedAgainAndGivenUpInTheEnd() {
        claim("a");
        server.run(services -> services.runs.ended(id, true));
        assertThat(claim("a")).as("at once").isEmpty();
        server.clock.advance(Duration.ofSeconds(5));
        assertThat(claim("a")).hasSize(1);

        server.run(services -> services.runs.ended(id, true));
        assertThat(server.campaign(id).state()).isEqualTo(CampaignState.FAILED);
        tell(CampaignCommand.RESUME);
        assertThat(claim("a")).as("after the operator mended the cause").hasSize(1);
    }

    private List<ClaimedCampaign> claim(String node) {
        return server.in(services -> services.runs.claim(node, List.of(), 10));
    }

    private void begin(String word, long execution, String node) {
        server.run(services -> services.runs.begin(id, JOB, execution, word, node, false));
    }

    private void tell(CampaignCommand command) {
        server.run(services -> services.campaigns.tell(id, command, "operator"));
    }
}
