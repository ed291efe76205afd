package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.bipota.it.chaos.Fate;
import org.bipota.it.chaos.RoughCard;
import org.bipota.it.chaos.RoughSmsc;
import org.bipota.it.chaos.Weather;
import org.bipota.it.peer.KeySet;
import org.bipota.it.peer.SubmitSm;
import org.bipota.it.peer.TestCard;
import org.bipota.it.server.Installation;
import org.bipota.it.server.Postgres;
import org.bipota.it.server.Subscriber;
import org.bipota.protocol.Octets;
import org.junit.jupiter.api.Test;

/**
 * Many checks at once while the SMSC throttles, stalls, answers slowly, late, twice or never, sends garbage, breaks links and
 * restarts: every acknowledged message reaches its state once, and no packet goes with another counter.
 *
 * <p>{@code -Dbipota.chaos.checks=N} for another number of checks, {@code -Dbipota.chaos.seed=S} for another day.
 */
class ChaosIT {

    private static final String TAC = "35100095";
    private static final int CHECKS = Integer.getInteger("bipota.chaos.checks", 240);
    private static final long SEED = Long.getLong("bipota.chaos.seed", 20_261_125);
    private static final int MILLIS_PER_CHECK = 35;
    private static final int CHECKS_PER_ROUND = 240;
    /** Pools that had not been used before may have filled. */
    private static final int POOLS = 40;

    private final Random random = new Random(SEED);

    @Test
    void everyAcknowledgedMessageReachesItsStateOnceAndNoPacketGoesWithAnotherCounter() throws IOException {
        try (Postgres database = Postgres.start("postgresql-chaos"); Installation installation = installation(database).start();
                RoughSmsc smsc = new RoughSmsc(installation.smsc(), random);
                Weather weather = new Weather(installation.smsc(), smsc)) {
            warmUp(installation);
            int threads = installation.server().threads();
            long sockets = installation.server().sockets();

            List<RoughCard> cards = begin(installation, smsc);
            weather.begin(random, Math.max(1, CHECKS / CHECKS_PER_ROUND));

            awaitEnd(database, cards, smsc);
            assertThat(smsc.failures()).as("in the network, seed %d", SEED).isEmpty();
            assertEachOnce(database, installation, cards);
            assertThat(database.column("select msisdn from outbox_message where state <> ?", "")).as("left in the outbox").isEmpty();
            assertThat(database.column("select fingerprint from dead_letter where state <> ?", "")).as("dead letters").isEmpty();
            assertThat(database.column("select msisdn from audit_record where kind = ?", "UNKNOWN_RECEIPT")).isEmpty();
            Awaitility.await("one connection").until(() -> installation.smsc().connections() == 1);
            Awaitility.await("threads, " + threads + " before").until(() -> installation.server().threads() <= threads + POOLS);
            Awaitility.await("sockets, " + sockets + " before").until(() -> installation.server().sockets() <= sockets + POOLS);
        }
    }

    private static Installation installation(Postgres database) {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.putAll(Map.of("BIP_OTA_SMPP_RATE", "400", "BIP_OTA_CHECK_WINDOW", "PT4S", "BIP_OTA_CHECK_LIMIT", "PT10M"));
        return new Installation("chaos", environment);
    }

    private static void warmUp(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        subscriber.asksForCheck(Installation.newImei(TAC));
        subscriber.connects(subscriber.awaitPush());
        subscriber.awaitCapability("CAPABLE");
    }

    private List<RoughCard> begin(Installation installation, RoughSmsc smsc) {
        List<TestCard> cards = new ArrayList<>();
        for (int i = 0; i < CHECKS; i++) {
            cards.add(Installation.newCard(KeySet.values()[i % KeySet.values().length], ""));
        }
        installation.imported(cards);
        List<RoughCard> begun = new ArrayList<>();
        for (int i = 0; i < CHECKS; i++) {
            Fate fate = Fate.values()[i % Fate.values().length];
            begun.add(smsc.begin(new Subscriber(installation, cards.get(i)), fate, TAC, random.nextInt(CHECKS * MILLIS_PER_CHECK)));
        }
        return begun;
    }

    private static void awaitEnd(Postgres database, List<RoughCard> cards, RoughSmsc smsc) {
        Map<String, List<String>> expected = new TreeMap<>();
        cards.forEach(card -> expected.put(card.subscriber().msisdn(), List.of(card.fate().state())));
        Awaitility.await().atMost(Duration.ofSeconds(120 + CHECKS / 10)).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            Map<String, List<String>> open = new TreeMap<>(expected);
            open.entrySet().removeAll(byMsisdn(database, "select c.msisdn || ' ' || t.state from terminal_capability t"
                    + " join card c on c.id = t.card_id where c.msisdn <> ?").entrySet());
            assertThat(open).as("checks without their verdict, seed %d, %s", SEED, smsc.treatments()).isEmpty();
            assertThat(smsc.isQuiet()).as("the network is quiet").isTrue();
        });
    }

    /** Rows of a number, a blank and a value. */
    private static Map<String, List<String>> byMsisdn(Postgres database, String sql) {
        Map<String, List<String>> values = new HashMap<>();
        for (String row : database.column(sql, "")) {
            String[] cells = row.split(" ", 2);
            values.computeIfAbsent(cells[0], key -> new ArrayList<>()).add(cells[1]);
        }
        return values;
    }

    private static void assertEachOnce(Postgres database, Installation installation, List<RoughCard> cards) {
        Map<String, List<String>> checks = byMsisdn(database, "select msisdn || ' ' || state from capability_check where msisdn <> ?");
        Map<String, List<String>> histories = byMsisdn(database, "select k.msisdn || ' ' || e.event || ' ' || coalesce(e.detail, '')"
                + " from check_event e join capability_check k on k.id = e.check_id where k.msisdn <> ? order by e.id");
        Map<String, List<String>> packets = byMsisdn(database,
                "select msisdn || ' ' || upper(encode(packet, 'hex')) from bip_push where msisdn <> ? order by counter");
        for (RoughCard card : cards) {
            String msisdn = card.subscriber().msisdn();
            assertThat(checks.get(msisdn)).as("checks of %s, %s, seed %d", msisdn, card.fate(), SEED)
                    .containsExactly(card.fate().state());
            assertOnce(installation, card, histories.get(msisdn), packets.get(msisdn));
        }
    }

    private static void assertOnce(Installation installation, RoughCard card, List<String> history, List<String> packets) {
        long reasons = history.stream().filter(event -> event.contains("pushed again")).count();

        assertThat(packets).as("a counter more has its reason: %s", history).hasSize(1 + (int) reasons);
        assertThat(history).filteredOn(event -> event.startsWith("REQUESTED")).hasSize(1);
        assertThat(history).filteredOn(event -> event.startsWith("PUSH_QUEUED")).hasSize(packets.size()).doesNotHaveDuplicates();
        assertThat(history).filteredOn(event -> event.startsWith("PUSH_SUBMITTED")).hasSizeLessThanOrEqualTo(packets.size());
        assertThat(history).filteredOn(event -> event.startsWith("PUSH_DELIVERED window"))
                .hasSizeLessThanOrEqualTo(packets.size()).doesNotHaveDuplicates();
        assertThat(history).filteredOn(event -> event.startsWith("CONNECTED a channel"))
                .hasSize(card.fate().state().equals("CAPABLE") ? 1 : 0);
        Set<String> submitted = new HashSet<>();
        for (SubmitSm message : installation.smsc().submits(card.subscriber().msisdn())) {
            submitted.add(card.subscriber().packet(message).toHex());
        }
        assertThat(packets).as("what was submitted, repeats included, are the packets that were made").containsAll(submitted);
        assertThat(packets).containsAll(card.run().values().stream().map(Octets::toHex).toList());
    }
}
