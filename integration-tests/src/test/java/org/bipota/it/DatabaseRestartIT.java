package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.bipota.it.peer.DeliverSm;
import org.bipota.it.server.Installation;
import org.bipota.it.server.MostlyWaiting;
import org.bipota.it.server.Postgres;
import org.bipota.it.server.Subscriber;
import org.junit.jupiter.api.Test;

/** PostgreSQL restarts under the running server. */
@MostlyWaiting
class DatabaseRestartIT {

    private static final String TAC = "35100093";

    @Test
    void nothingIsLostAndNothingIsDoubledWhileTheDatabaseIsGone() throws Exception {
        try (Postgres database = Postgres.start("postgresql-restarted"); Installation installation = installation(database).start()) {
            ChecksAtEveryStep checks = new ChecksAtEveryStep(installation, TAC);
            Subscriber meanwhile = installation.subscriber();
            DeliverSm request = meanwhile.message(meanwhile.card().packet(meanwhile.card().checkRequest(Installation.newImei(TAC))));

            database.stop();
            checks.answerTheUnanswered();
            CompletableFuture<Integer> status = installation.smsc().deliverLater(request);
            database.startAgain();

            if (status.join() != 0) {
                Awaitility.await("the repeated deliver_sm is taken").until(() -> installation.smsc().deliver(request), taken -> taken == 0);
            }
            meanwhile.connects(meanwhile.awaitPush());
            meanwhile.awaitCapability("CAPABLE");
            assertThat(meanwhile.checks()).hasSize(1);
            checks.goOn();
        }
    }

    private static Installation installation(Postgres database) {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.putAll(Map.of("BIP_OTA_CHECK_LIMIT", "PT10M", "BIP_OTA_CHECK_WINDOW", "PT30S", "BIP_OTA_CHECK_ATTEMPTS", "1"));
        return new Installation("restarted-database", environment);
    }
}
