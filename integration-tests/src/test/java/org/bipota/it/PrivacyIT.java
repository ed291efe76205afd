package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.bipota.it.server.Api;
import org.bipota.it.server.Database;
import org.bipota.it.server.Installation;
import org.bipota.it.server.OnServer;
import org.bipota.it.server.Secrets;
import org.bipota.it.server.Subscriber;
import org.junit.jupiter.api.Test;

/** Audit, export and erasure over the API. */
@OnServer(Database.POSTGRESQL)
class PrivacyIT {

    private static final String TAC = "35100079";

    @Test
    void anOrderIsAuditedWithOperatorRoleAddressAndRequest(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        subscriber.startsCheck();

        JsonNode record = audit(installation, "kind=CHECK_ORDERED&msisdn=" + subscriber.msisdn()).get(0);
        assertThat(record.path("actor").asText()).isEqualTo("operator");
        assertThat(record.path("role").asText()).isEqualTo("operator");
        assertThat(record.path("remote").asText()).isEqualTo("127.0.0.1");
        assertThat(record.path("request").asText()).isEqualTo("POST /api/v1/checks");
        assertThat(record.path("msisdn").asText()).isEqualTo(subscriber.msisdn());
    }

    @Test
    void aCallThatWasRefusedIsAuditedWithItsAnswerAndWithoutIdentities(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        String profile = "/api/v1/cards/" + subscriber.card().iccid().digits() + "/profile";
        assertThat(installation.viewer().put(profile, "{}").status()).isEqualTo(403);

        JsonNode records = audit(installation, "kind=CALLED&actor=viewer");
        assertThat(records).anySatisfy(record -> {
            assertThat(record.path("request").asText()).isEqualTo("PUT /api/v1/cards/*/profile");
            assertThat(record.path("reason").asText()).isEqualTo("answered 403");
        });
        assertThat(Secrets.personalIn(records.toString())).isEmpty();
    }

    @Test
    void theRecordsOfTheRunningServerVerify(Installation installation) {
        installation.subscriber();

        JsonNode verdict = Awaitility.await("sealed").atMost(Duration.ofSeconds(20))
                .until(() -> installation.admin().get("/api/v1/audit/verify").success(), answer -> answer.path("verified").asLong() > 0);
        assertThat(verdict.path("intact").asBoolean()).as(verdict.toString()).isTrue();
        assertThat(verdict.path("headHash").asText()).hasSize(64);
    }

    @Test
    void aSubscriberIsExportedAndErasedByAdminOnly(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        subscriber.becomesCapable(Installation.newImei(TAC));
        String path = "/api/v1/subscribers/" + subscriber.msisdn();
        for (Api api : new Api[] {installation.viewer(), installation.operator()}) {
            assertThat(api.get(path + "/export").status()).isEqualTo(403);
            assertThat(api.delete(path).status()).isEqualTo(403);
        }

        JsonNode export = installation.admin().get(path + "/export").success();
        assertThat(export.path("card").get(0).path("iccid").asText()).isEqualTo(subscriber.card().iccid().digits());
        assertThat(export.path("capability").get(0).path("state").asText()).isEqualTo("CAPABLE");
        assertThat(export.path("checkEvents")).hasSizeGreaterThan(2);
        assertThat(audit(installation, "kind=SUBSCRIBER_EXPORTED&msisdn=" + subscriber.msisdn())).hasSize(1);

        assertThat(installation.admin().delete(path).status()).isEqualTo(204);
        assertThat(installation.viewer().get("/api/v1/capabilities/" + subscriber.msisdn()).status()).isEqualTo(404);
        assertThat(installation.admin().get(path + "/export").status()).isEqualTo(404);
        assertThat(installation.admin().delete(path).status()).isEqualTo(404);
        assertThat(Secrets.personalIn(audit(installation, "kind=SUBSCRIBER_ERASED").toString())).isEmpty();
        assertThat(installation.admin().get("/api/v1/audit/verify").success().path("intact").asBoolean()).isTrue();
    }

    @Test
    void whatRetentionRemovedIsToldDayByDay(Installation installation) {
        JsonNode run = Awaitility.await("today's removal").atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(500))
                .until(() -> installation.admin().get("/api/v1/retention").success().path("items").path(0), day -> day.hasNonNull("endedAt"));
        assertThat(run.path("day").asText()).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
        assertThat(run.path("removed").isObject()).isTrue();
        assertThat(installation.admin().get("/api/v1/retention?after=x").status()).isEqualTo(400);
        assertThat(installation.operator().get("/api/v1/audit").status()).isEqualTo(403);
        assertThat(installation.operator().get("/api/v1/retention").status()).isEqualTo(403);
    }

    private static JsonNode audit(Installation installation, String query) {
        return installation.admin().get("/api/v1/audit?limit=1000&" + query).success().path("items");
    }
}
