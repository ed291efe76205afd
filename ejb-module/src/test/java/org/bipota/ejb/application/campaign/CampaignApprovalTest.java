package org.bipota.ejb.application.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.domain.CampaignCommand;
import org.bipota.ejb.domain.CampaignState;
import org.bipota.ejb.domain.TargetQuery;
import org.bipota.ejb.persistence.AuditRecord;
import org.junit.jupiter.api.Test;

class CampaignApprovalTest {

    private final CampaignServer server = new CampaignServer(Map.of("BIP_OTA_APPROVAL_TARGETS", "2"));

    private long ordered(String... msisdns) {
        server.content(500);
        return server.ordered(CampaignServer.order(List.of(msisdns), null, CampaignServer.noPolicy()));
    }

    private void start(long id) {
        server.run(services -> services.campaigns.tell(id, CampaignCommand.START, "operator"));
    }

    private void approve(long id, String actor) {
        server.run(services -> services.campaigns.approve(id, actor));
    }

    @Test
    void upToTheSizeNobodyIsAsked() {
        long id = ordered("4917000000001", "4917000000002");

        start(id);

        assertThat(server.campaign(id).state()).isEqualTo(CampaignState.PREPARING);
    }

    @Test
    void aboveTheSizeItStartsOnceAnotherPersonApproved() {
        long id = ordered("4917000000001", "4917000000002", "4917000000003");

        assertThatThrownBy(() -> start(id)).isInstanceOf(CampaignException.class).hasMessageContaining("more than 2 targets")
                .hasMessageContaining("/approve");
        approve(id, "admin");
        approve(id, "admin");
        start(id);

        assertThat(server.campaign(id).state()).isEqualTo(CampaignState.PREPARING);
        List<AuditRecord> audited = server.database.in(em ->
                em.createQuery("select a from AuditRecord a", AuditRecord.class).getResultList()).stream()
                .filter(record -> record.kind() == AuditKind.CAMPAIGN_APPROVED).toList();
        assertThat(audited).singleElement().satisfies(record -> {
            assertThat(record.actor()).isEqualTo("admin");
            assertThat(record.reason()).isEqualTo("campaign " + id + " with 3 targets");
        });
    }

    @Test
    void whoOrderedItOrAddedTargetsCannotApproveIt() {
        long id = ordered("4917000000001", "4917000000002");
        server.run(services -> services.uploads.add(id, List.of("4917000000003"), "admin"));

        for (String actor : List.of("operator", "admin")) {
            assertThatThrownBy(() -> approve(id, actor)).isInstanceOf(CampaignException.class)
                    .hasMessageContaining("another operator");
        }
        assertThatThrownBy(() -> start(id)).isInstanceOf(CampaignException.class);
        approve(id, "third");
        start(id);
    }

    @Test
    void anApprovalIsForTheTargetsThatWereThere() {
        long id = ordered("4917000000001", "4917000000002", "4917000000003");
        approve(id, "admin");
        server.run(services -> services.uploads.add(id, List.of("4917000000003"), "operator"));
        assertThat(server.campaign(id).isApproved()).as("a duplicate adds nothing").isTrue();

        server.run(services -> services.uploads.add(id, List.of("4917000000004"), "operator"));

        assertThatThrownBy(() -> start(id)).isInstanceOf(CampaignException.class);
    }

    @Test
    void aQueryWantsApprovalWhateverItSelectsNow() {
        server.content(500);
        long id = server.ordered(CampaignServer.order(List.of(), new TargetQuery(true, null, null), CampaignServer.noPolicy()));

        assertThatThrownBy(() -> start(id)).isInstanceOf(CampaignException.class);
        approve(id, "admin");
        start(id);
    }

    @Test
    void aJobBegunAtTheManagementIsNoWayAround() {
        long id = ordered("4917000000001", "4917000000002", "4917000000003");

        assertThatThrownBy(() -> server.run(services -> services.runs.begin(id, 1, 1, null, "node", false)))
                .isInstanceOf(CampaignException.class).hasMessageContaining("approve");
    }
}
