package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bipota.it.server.Api;
import org.bipota.it.server.Api.Answer;
import org.bipota.it.server.Database;
import org.bipota.it.server.Installation;
import org.bipota.it.server.OnServer;
import org.bipota.it.server.TestIssuer;
import org.junit.jupiter.api.Test;

/** Who may call what: every call that the API describes, by every role. */
@OnServer(Database.H2)
class RolesIT {

    private static final Set<String> VIEWERS = Set.of("viewer", "operator", "keymaster", "admin");
    private static final Set<String> OPERATORS = Set.of("operator", "admin");
    private static final Set<String> KEYMASTERS = Set.of("keymaster", "admin");
    private static final Set<String> ADMINS = Set.of("admin");

    /** A call that is not here fails the test: whoever adds one decides who may use it. */
    private static Set<String> allowed(String call) {
        return switch (call) {
            case "POST /cards/import", "POST /cards/vendor-import", "GET /cards/vendor-formats", "PUT /cards/vendor-formats/{name}",
                    "DELETE /cards/vendor-formats/{name}", "GET /keys", "PUT /keys/{name}", "DELETE /keys/{name}",
                    "GET /keys/rotation", "POST /keys/rotation" -> KEYMASTERS;
            case "PUT /cards/{iccid}/profile", "GET /audit", "GET /audit/verify", "GET /retention",
                    "GET /subscribers/{msisdn}/export", "DELETE /subscribers/{msisdn}",
                    "GET /links/{name}", "POST /links", "PUT /links/{name}", "DELETE /links/{name}", "POST /links/{name}/close",
                    "POST /links/{name}/open", "POST /links/{name}/trace", "DELETE /links/{name}/trace",
                    "GET /links/{name}/trace" -> ADMINS;
            case "POST /checks", "PUT /contents/{name}", "POST /downloads", "POST /campaigns", "PUT /campaigns/{id}/targets",
                    "POST /campaigns/{id}/approve", "POST /campaigns/{id}/start", "POST /campaigns/{id}/pause",
                    "POST /campaigns/{id}/resume", "POST /campaigns/{id}/stop", "GET /captures", "POST /captures",
                    "POST /channels/{channelId}/capture", "GET /channels/{channelId}/pcap" -> OPERATORS;
            case "GET /capabilities", "GET /capabilities/{msisdn}", "GET /capabilities/by-tac", "GET /checks", "GET /checks/{id}",
                    "GET /contents", "GET /contents/{name}", "GET /downloads", "GET /downloads/{id}", "GET /campaigns",
                    "GET /campaigns/{id}", "GET /campaigns/{id}/preview", "GET /campaigns/{id}/report", "GET /links",
                    "GET /channels" -> VIEWERS;
            default -> Set.of();
        };
    }

    @Test
    void everyCallIsForItsRolesAndNobodyElse(Installation installation) {
        Map<String, Api> callers = new LinkedHashMap<>();
        callers.put("viewer", installation.viewer());
        callers.put("operator", installation.operator());
        callers.put("keymaster", installation.keymaster());
        callers.put("admin", installation.admin());
        callers.put("oidc viewer", bearer(installation, "viewer"));
        callers.put("oidc keymaster", bearer(installation, "keymaster"));
        callers.put("oidc stranger", bearer(installation, "accountant"));
        List<String> wrong = new ArrayList<>();
        JsonNode paths = installation.anonymous().get("/openapi?format=JSON").json().path("paths");
        paths.fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
            String call = method.getKey().toUpperCase(Locale.ROOT) + ' ' + path.getKey().replaceFirst("^/api/v1", "");
            Set<String> allowed = allowed(call);
            if (allowed.isEmpty()) {
                wrong.add(call + " is not in this test's table: say there who may call it");
            }
            String media = method.getValue().at("/requestBody/content").fieldNames().hasNext()
                    ? method.getValue().at("/requestBody/content").fieldNames().next() : null;
            if (answer(installation.anonymous(), call, media) != 401) {
                wrong.add(call + " by nobody");
            }
            callers.forEach((caller, api) -> {
                int status = answer(api, call, media);
                boolean refused = status == 403;
                if (status == 401 || status >= 500 && status != 503 || refused == allowed.contains(caller.replace("oidc ", ""))) {
                    wrong.add(call + " by " + caller + ": " + status);
                }
            });
        }));

        assertThat(paths.size()).isGreaterThan(25);
        assertThat(wrong).isEmpty();
        assertThat(installation.server().output()).as("answers that the container takes for its own").doesNotContain("UT005023");
    }

    /** Bodies and names that change nothing whoever sends them. */
    private static int answer(Api api, String call, String media) {
        String[] parts = call.split(" ");
        String path = "/api/v1" + parts[1].replaceAll("\\{(id|channelId|msisdn)}", "999999999").replaceAll("\\{[a-z]+}", "nothing");
        String body = media == null ? null : media.equals("application/json") ? "{\"nothing\":0}" : "nothing";
        return api.call(parts[0], path, media, body).status();
    }

    private static Api bearer(Installation installation, String role) {
        return installation.anonymous().bearing(TestIssuer.SHARED.token("wang", role, "bip-ota"));
    }

    @Test
    void aTokensCallerIsWhoDidIt(Installation installation) {
        String content = "{\"tar\":\"B00010\",\"apdus\":[\"00A4000C023F00\"]}";
        Api operator = bearer(installation, "operator");

        assertThat(operator.put("/api/v1/contents/by-token", content).success().path("createdBy").asText()).isEqualTo("oidc:wang");
        assertThat(bearer(installation, "viewer").put("/api/v1/contents/by-token", content).status()).isEqualTo(403);
        assertThat(installation.anonymous().bearing(TestIssuer.SHARED.token("wang", "admin", "other")).get("/api/v1/links").status())
                .isEqualTo(401);
    }

    @Test
    void aCampaignIsApprovedByAnotherPersonThanOrderedIt(Installation installation) {
        String content = "{\"tar\":\"B00010\",\"apdus\":[\"00A4000C023F00\"]}";
        installation.operator().put("/api/v1/contents/approved", content).success();
        JsonNode ordered = installation.operator().post("/api/v1/campaigns",
                "{\"name\":\"approved\",\"content\":\"approved\",\"targets\":{\"msisdns\":[\"4917000000001\"]}}").success();
        String path = "/api/v1/campaigns/" + ordered.path("id").asText();
        assertThat(ordered.path("approval").path("required").asBoolean(true)).isFalse();

        Answer own = installation.operator().post(path + "/approve", "");
        assertThat(own.status()).as(own.body()).isEqualTo(422);
        assertThat(own.json().path("errors").get(0).path("field").asText()).isEqualTo("approval");
        assertThat(installation.keymaster().post(path + "/approve", "").status()).isEqualTo(403);
        installation.admin().post(path + "/approve", "").success();
        assertThat(installation.viewer().get(path).success().path("approval").path("by").asText()).isEqualTo("admin");
    }
}
