package org.bipota.ejb.application.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.util.Throwables;
import org.bipota.ejb.domain.CampaignCommand;
import org.bipota.ejb.domain.CampaignState;
import org.bipota.ejb.domain.CapabilityState;
import org.bipota.ejb.domain.TargetQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CampaignsTest {

    private static final int LINK_RATE = 100;

    private CampaignServer server;

    @BeforeEach
    void start() {
        server = new CampaignServer(Map.of("BIP_OTA_CAMPAIGN_PARTITIONS", "3"));
        server.content(500);
    }

    @Test
    void eachTargetIsRoutedByItsRowAndOneWithoutCardFails() {
        server.card("4917000000001", CapabilityState.CAPABLE);
        server.card("4917000000002", CapabilityState.REFUSED);
        long id = server.ordered(CampaignServer.order(
                List.of("4917000000001", "4917000000002", "4917000000003"), null, CampaignServer.noPolicy()));

        start(id);
        server.prepare(id, 1000);

        assertThat(server.column("select msisdn || ' ' || route || ' ' || state || ' ' || coalesce(reason, '') || ' '"
                + " || case when due_at is null then 'held' else 'due' end from download order by msisdn"))
                .containsExactly("4917000000001 BIP PENDING  held", "4917000000002 SMS PENDING  held",
                        "4917000000003 NOTIFY FAILED no card was imported for this subscriber held");
        assertThat(server.column("select route_reason from download order by msisdn").get(0))
                .isEqualTo("capability CAPABLE, 500 octets below the SMS threshold of 1024: by BIP, at most 3 pushes");
        assertThat(server.campaign(id).state()).isEqualTo(CampaignState.RUNNING);
        assertThat(server.campaign(id).standing(0, 0).releasable()).isEqualTo(2);
    }

    @Test
    void aCampaignsPolicyIsTakenBeforeTheConfiguredOne() {
        server.card("4917000000002", CapabilityState.REFUSED);
        long id = server.ordered(CampaignServer.order(List.of("4917000000002"), null,
                new CampaignPolicy(100, null, null, null, null, null)));

        start(id);
        server.prepare(id, 1000);

        assertThat(server.column("select route from download")).containsExactly("NOTIFY");
    }

    @Test
    void noTargetIsLostOrMadeTwiceWhereverThePreparationBreaksOff() {
        List<String> msisdns = subscribers(10);
        for (int chunks = 0; chunks <= 5; chunks++) {
            long id = server.ordered(CampaignServer.order(msisdns, null, CampaignServer.noPolicy()));
            start(id);
            long checkpoint = 0;
            for (int chunk = 0; chunk < chunks; chunk++) {
                checkpoint = server.prepareChunk(id, checkpoint, 10, 2);
            }
            for (long after = checkpoint; after >= 0;) {
                after = server.prepareChunk(id, after, 10, 2);
            }
            server.run(services -> services.preparation.finish(id));
            assertThat(server.column("select msisdn from download where campaign_id = " + id + " order by msisdn"))
                    .as("broken off after " + chunks + " chunks").containsExactlyElementsOf(msisdns);
        }
    }

    @Test
    void aChunkThatIsRepeatedIsRefusedByTheDatabase() {
        long id = server.ordered(CampaignServer.order(subscribers(4), null, CampaignServer.noPolicy()));
        start(id);
        server.prepareChunk(id, 0, 4, 2);

        assertThatThrownBy(() -> server.prepareChunk(id, 0, 4, 2)).isInstanceOf(RuntimeException.class)
                .satisfies(refused -> assertThat(Throwables.getStackTrace(refused)).containsIgnoringCase("download_once_in_campaign"));
        assertThat(server.column("select msisdn from download")).hasSize(2);
    }

    @Test
    void aTargetWithoutDownloadKeepsTheCampaignFromRunning() {
        long id = server.ordered(CampaignServer.order(subscribers(4), null, CampaignServer.noPolicy()));
        start(id);
        server.prepareChunk(id, 0, 4, 2);

        assertThatThrownBy(() -> server.run(services -> services.preparation.finish(id)))
                .hasStackTraceContaining("has 4 targets and 2 downloads");
    }

    @Test
    void aQuerySelectsItsTargetsWhenTheCampaignStarts() {
        server.card("4917000000001", CapabilityState.CAPABLE);
        server.card("4917000000002", CapabilityState.REFUSED);
        server.card("4917000000003", CapabilityState.CAPABLE);
        long id = server.ordered(CampaignServer.order(List.of(), new TargetQuery(true, "35100091", null),
                CampaignServer.noPolicy()));

        start(id);
        server.prepare(id, 1000);

        assertThat(server.column("select msisdn from download order by msisdn")).containsExactly("4917000000001", "4917000000003");
        assertThat(server.campaign(id).targets()).isEqualTo(2);
    }

    @Test
    void aCampaignIsReleasedInOrderAtItsRateAndEndsWithItsLastDownload() {
        List<String> msisdns = subscribers(5);
        long id = server.ordered(CampaignServer.order(msisdns, null, new CampaignPolicy(null, null, null, 2, null, null)));
        start(id);
        server.prepare(id, 1000);

        assertThat(round(id)).isEqualTo(ReleaseRound.GOES_ON);
        assertThat(due()).isEqualTo(msisdns.subList(0, 2));
        server.clock.advance(Duration.ofMillis(250));
        assertThat(round(id)).isEqualTo(ReleaseRound.GOES_ON);
        assertThat(due()).hasSize(2);
        server.clock.advance(Duration.ofSeconds(1));
        round(id);
        assertThat(due()).isEqualTo(msisdns.subList(0, 4));
        server.clock.advance(Duration.ofSeconds(1));
        round(id);
        assertThat(due()).isEqualTo(msisdns);
        assertThat(round(id)).isEqualTo(ReleaseRound.ALL_RELEASED);

        assertThat(server.<Boolean>in(services -> services.end.isReached(id))).isFalse();
        assertThat(server.campaignRun(id).awaitsOutcomes()).isTrue();
        server.execute("update download set state = 'DONE'");
        assertThat(server.<Boolean>in(services -> services.end.isReached(id))).isTrue();
        server.run(services -> services.end.report(id));
        server.run(services -> services.end.report(id));
        assertThat(server.campaign(id).state()).isEqualTo(CampaignState.DONE);
        assertThat(server.column("select route || ' ' || state || ' ' || downloads from campaign_outcome"))
                .containsExactly("SMS DONE 5");
    }

    @Test
    void nothingIsReleasedWhenPausedAndItGoesOnWhenResumed() {
        long id = server.ordered(CampaignServer.order(subscribers(5), null, CampaignServer.noPolicy()));
        start(id);
        server.prepare(id, 1000);
        tell(id, CampaignCommand.PAUSE);

        assertThat(round(id)).isEqualTo(ReleaseRound.NOT_RUNNING);
        assertThat(due()).isEmpty();
        tell(id, CampaignCommand.RESUME);
        round(id);
        assertThat(due()).hasSize(5);
    }

    @Test
    void aPilotWaveThatFailsPausesAndAnOperatorMayGoOnAllTheSame() {
        long id = server.ordered(CampaignServer.order(subscribers(10), null,
                new CampaignPolicy(null, null, null, null, 20, 40)));
        start(id);
        server.prepare(id, 1000);

        round(id);
        assertThat(due()).hasSize(2);
        assertThat(round(id)).isEqualTo(ReleaseRound.SLEEPS);
        server.execute("update download set state = 'FAILED' where due_at is not null");
        assertThat(round(id)).isEqualTo(ReleaseRound.NOT_RUNNING);
        assertThat(server.campaign(id).state()).isEqualTo(CampaignState.PAUSED);
        assertThat(server.column("select reason from campaign").get(0))
                .startsWith("2 of 2 downloads failed in the pilot wave, more than 40%");

        tell(id, CampaignCommand.RESUME);
        round(id);
        assertThat(due()).hasSize(10);
        assertThat(server.campaign(id).state()).isEqualTo(CampaignState.RUNNING);
    }

    @Test
    void noMoreIsReleasedThanTheServerBounds() {
        CampaignServer bounded = new CampaignServer(Map.of("BIP_OTA_CAMPAIGN_BACKLOG", "3"));
        bounded.content(500);
        server = bounded;
        long id = server.ordered(CampaignServer.order(subscribers(10), null, CampaignServer.noPolicy()));
        start(id);
        server.prepare(id, 1000);

        round(id);
        round(id);
        assertThat(due()).hasSize(3);
        server.execute("update download set state = 'PUSHED' where due_at is not null");
        round(id);
        assertThat(due()).hasSize(6);
    }

    @Test
    void aCampaignWithoutTargetsIsNotStarted() {
        long id = server.ordered(CampaignServer.order(List.of(), null, CampaignServer.noPolicy()));

        assertThatThrownBy(() -> start(id)).isInstanceOfSatisfying(CampaignException.class,
                e -> assertThat(e.field()).isEqualTo("targets"));
    }

    @Test
    void theSameKeyIsTheSameCampaignAndAnotherOrderWithItIsRefused() {
        CampaignOrder order = new CampaignOrder("a", CampaignServer.CONTENT, List.of(), null, CampaignServer.noPolicy(), null, "key", "one");
        long id = server.ordered(order);

        assertThat(server.<OrderedCampaign>in(services -> services.orders.order(order, "operator").orElseThrow()))
                .isEqualTo(new OrderedCampaign(id, true));
        CampaignOrder other = new CampaignOrder("b", CampaignServer.CONTENT, List.of(), null, CampaignServer.noPolicy(), null, "key", "two");
        assertThatThrownBy(() -> server.ordered(other)).isInstanceOf(CampaignException.class).hasMessageContaining("campaign " + id);
    }

    private List<String> subscribers(int count) {
        List<String> msisdns = IntStream.range(0, count).mapToObj(i -> "49170000001" + (10 + i)).toList();
        if (server.column("select msisdn from card").isEmpty()) {
            msisdns.forEach(msisdn -> server.card(msisdn, CapabilityState.UNKNOWN));
        }
        return msisdns;
    }

    private void start(long id) {
        tell(id, CampaignCommand.START);
    }

    private void tell(long id, CampaignCommand command) {
        server.run(services -> assertThat(services.campaigns.tell(id, command, "operator")).isTrue());
    }

    private ReleaseRound round(long id) {
        return server.in(services -> services.release.release(id, LINK_RATE));
    }

    private List<String> due() {
        return server.column("select msisdn from download where due_at is not null order by msisdn");
    }
}
