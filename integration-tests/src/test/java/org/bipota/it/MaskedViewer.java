package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bipota.it.server.Api;
import org.bipota.it.server.Console;
import org.bipota.it.server.Installation;
import org.bipota.it.server.Secrets;
import org.bipota.it.server.Subscriber;

/** What a viewer finds on a server that shows identities to operators only. */
final class MaskedViewer {

    private static final String CONTENT = "masked";

    private final Installation installation;
    private final Subscriber subscriber;
    private final String download;
    private final String campaign;

    /** Makes one of everything that holds an identity. */
    MaskedViewer(Installation installation) {
        this.installation = installation;
        subscriber = installation.subscriber();
        subscriber.asksForCheck(Installation.newImei("35100078"));
        subscriber.awaitPush();
        installation.operator().put("/api/v1/contents/" + CONTENT, "{\"tar\":\"424950\",\"data\":\"AAEC\"}").success();
        download = subscriber.orders(CONTENT);
        campaign = installation.operator().post("/api/v1/campaigns", "{\"name\":\"masked\",\"content\":\"" + CONTENT
                + "\",\"targets\":{\"msisdns\":[\"" + subscriber.msisdn() + "\"]}}").success().path("id").asText();
    }

    /** The viewer gets masked answers where the operator gets full ones. */
    void readsTheApi() {
        List<String> paths = List.of("/capabilities/" + subscriber.msisdn(), "/capabilities", "/checks",
                "/checks?msisdn=" + subscriber.msisdn(), "/checks/" + subscriber.latestCheck().path("id").asText(),
                "/downloads", "/downloads/" + download, "/campaigns/" + campaign + "/report");
        for (String path : paths) {
            Api.Answer full = installation.operator().get("/api/v1" + path);
            Api.Answer masked = installation.viewer().get("/api/v1" + path);
            assertThat(full.status()).as(path + ": " + full.body()).isEqualTo(200);
            assertThat(Secrets.personalIn(full.body())).as(path + " for the operator").isNotEmpty();
            assertThat(Secrets.personalIn(masked.body())).as(path + " for the viewer").isEmpty();
            assertThat(masked.body()).as(path).contains(subscriber.msisdn().substring(0, 4) + "**");
        }
        assertThat(installation.viewer().get("/api/v1/checks?msisdn=" + subscriber.msisdn()).success().path("items")).hasSize(1);
    }

    /** Each page of the console, as it is sent to the viewer. */
    void readsTheConsole() {
        Map<String, String> leaks = new TreeMap<>();
        List<String> withNumbers = new ArrayList<>();
        Console viewer = console("viewer");
        Console operator = console("operator");
        for (String path : Console.paths()) {
            if (!Secrets.personalIn(viewer.page(path)).isEmpty()) {
                leaks.put(path, Secrets.personalIn(viewer.page(path)).toString());
            }
            if (!Secrets.personalIn(operator.page(path)).isEmpty()) {
                withNumbers.add(path);
            }
        }
        assertThat(withNumbers).as("pages that show an operator identities").isNotEmpty();
        assertThat(leaks).isEmpty();
    }

    private Console console(String user) {
        return Console.signedIn(installation.server().ports().http(), user, installation.password(user));
    }
}
