package org.bipota.ejb.application.read;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bipota.ejb.domain.CapabilityState;
import org.bipota.ejb.domain.CheckCause;
import org.bipota.ejb.domain.CheckHistoryEvent;
import org.bipota.ejb.persistence.CapabilityCheck;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.CheckHistoryEntry;
import org.bipota.ejb.persistence.ClaimedFacilities;
import org.bipota.ejb.persistence.Database;
import org.bipota.ejb.persistence.Sealed;
import org.bipota.ejb.persistence.TerminalCapability;
import org.bipota.protocol.Octets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Five subscribers: never checked, capable, not capable and refused on one model, pending on another. */
class QueriesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123456Z");
    private static final String MODEL = "35824005";
    private static final String OTHER_MODEL = "49015420";

    private static Database database;
    private static long capableCheck;

    @BeforeAll
    static void fill() {
        database = new Database();
        database.run(entities -> {
            card(entities, 1);
            TerminalCapability capable = row(entities, card(entities, 2), MODEL);
            capable.claim(Octets.ofHex("FF"), new ClaimedFacilities(true, true, true, true, true, false), NOW);
            capableCheck = check(entities, entities.find(Card.class, capable.cardId()), MODEL);
            capable.decide(CapabilityState.CAPABLE, null, capableCheck, NOW);
            row(entities, card(entities, 3), MODEL).decide(CapabilityState.NOT_CAPABLE, "no channel", 98L, NOW);
            row(entities, card(entities, 4), MODEL).decide(CapabilityState.REFUSED, "22: user refused", 99L, NOW);
            Card pending = card(entities, 5);
            row(entities, pending, OTHER_MODEL).pending(check(entities, pending, OTHER_MODEL), NOW);
        });
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Card card(EntityManager entities, int number) {
        Card card = new Card("898600000000000000" + number, "861380013800" + number, "424950", NOW);
        card.storeKeys(0x15, new Sealed(Octets.ofHex("00"), 1), 0x15, new Sealed(Octets.ofHex("00"), 1), NOW);
        entities.persist(card);
        entities.persist(new TerminalCapability(card.id(), NOW));
        return card;
    }

    private static TerminalCapability row(EntityManager entities, Card card, String tac) {
        TerminalCapability row = entities.find(TerminalCapability.class, card.id());
        row.changeTerminal(tac + "1234567", NOW);
        return row;
    }

    private static long check(EntityManager entities, Card card, String tac) {
        CapabilityCheck check = new CapabilityCheck(card, CheckCause.CARD, tac + "1234567", NOW, NOW.plus(Duration.ofHours(1)));
        entities.persist(check);
        entities.persist(new CheckHistoryEntry(check.id(), NOW.plusSeconds(1), CheckHistoryEvent.PUSH_QUEUED, "attempt 1"));
        entities.persist(new CheckHistoryEntry(check.id(), NOW, CheckHistoryEvent.REQUESTED, null));
        return check.id();
    }

    private final CapabilityQueries capabilities = new CapabilityQueries(database.dataSource());
    private final CheckQueries checks = new CheckQueries(database.dataSource());

    private List<String> msisdns(CapabilityFilter filter) {
        return capabilities.list(filter, null, 10).items().stream().map(CapabilityView::msisdn).toList();
    }

    @Test
    void capableSubscriberIsShownWithWhatItsHandsetClaimed() {
        assertThat(capabilities.find("8613800138002")).contains(new CapabilityView("8613800138002", true, "CAPABLE", null,
                MODEL + "1234567", MODEL, new ClaimedView(true, true, true, true, true, false), NOW, capableCheck));
    }

    @Test
    void importedAndNeverCheckedIsUnknownAndNotCapable() {
        assertThat(capabilities.find("8613800138001")).contains(
                new CapabilityView("8613800138001", false, "UNKNOWN", null, null, null, ClaimedView.NONE, null, null));
    }

    @Test
    void subscriberNotImportedIsNotFound() {
        assertThat(capabilities.find("8613800138009")).isEmpty();
        assertThat(capabilities.find("' or '1'='1")).isEmpty();
    }

    @Test
    void everyFilterRestricts() {
        assertThat(msisdns(new CapabilityFilter(null, null, null))).hasSize(5);
        assertThat(msisdns(new CapabilityFilter(true, null, null))).containsExactly("8613800138002");
        assertThat(msisdns(new CapabilityFilter(false, null, null))).hasSize(4).doesNotContain("8613800138002");
        assertThat(msisdns(new CapabilityFilter(null, OTHER_MODEL, null))).containsExactly("8613800138005");
        assertThat(msisdns(new CapabilityFilter(null, null, "REFUSED"))).containsExactly("8613800138004");
        assertThat(msisdns(new CapabilityFilter(false, MODEL, "NOT_CAPABLE"))).containsExactly("8613800138003");
        assertThat(msisdns(new CapabilityFilter(true, OTHER_MODEL, null))).isEmpty();
    }

    @Test
    void pagesOfCapabilitiesNeitherRepeatNorLeaveOut() {
        assertThat(all(after -> capabilities.list(new CapabilityFilter(null, null, null),
                after == null ? null : Long.valueOf(after), 2)))
                .extracting(CapabilityView::msisdn).doesNotHaveDuplicates().hasSize(5);
    }

    @Test
    void modelsAreCountedWithTheirSuccessRate() {
        Page<TacView> first = capabilities.byTac(null, 1);

        assertThat(first.items()).containsExactly(new TacView(MODEL, 3, 1, 1, 3, 1.0 / 3));
        assertThat(capabilities.byTac(first.next(), 1))
                .isEqualTo(new Page<>(List.of(new TacView(OTHER_MODEL, 1, 0, 0, 0, null)), null));
    }

    @Test
    void checkIsShownWithItsHistoryInTheOrderOfTime() {
        CheckView check = checks.find(capableCheck).orElseThrow();

        assertThat(check.msisdn()).isEqualTo("8613800138002");
        assertThat(check.state()).isEqualTo("REQUESTED");
        assertThat(check.requestedAt()).isEqualTo(NOW);
        assertThat(check.history()).containsExactly(
                new CheckEventView(NOW, "REQUESTED", null), new CheckEventView(NOW.plusSeconds(1), "PUSH_QUEUED", "attempt 1"));
        assertThat(checks.find(-1)).isEmpty();
    }

    @Test
    void checksAreListedTheNewestFirstEachWithItsOwnHistory() {
        List<CheckView> all = all(after -> checks.list(null, null, after == null ? null : Long.valueOf(after), 1));

        assertThat(all).extracting(CheckView::msisdn).containsExactly("8613800138005", "8613800138002");
        assertThat(all).allSatisfy(check -> assertThat(check.history()).hasSize(2));
        assertThat(checks.list("8613800138002", "REQUESTED", null, 10).items()).hasSize(1);
        assertThat(checks.list("8613800138002", "CAPABLE", null, 10).items()).isEmpty();
    }

    @Test
    void overviewCountsEveryState() {
        OverviewView overview = new OverviewQueries(database.dataSource()).overview();

        assertThat(overview.subscribers()).containsEntry("UNKNOWN", 1L).containsEntry("CAPABLE", 1L)
                .containsEntry("PENDING", 1L).containsEntry("UNDELIVERED", 0L);
        assertThat(overview.allSubscribers()).isEqualTo(5);
        assertThat(overview.checks()).containsEntry("REQUESTED", 2L).containsOnlyKeys("REQUESTED", "PUSHED", "DELIVERED");
        assertThat(overview.queuedMessages()).isZero();
        assertThat(new OutboxQueries(database.dataSource()).outbox()).isEqualTo(new OutboxView(0, 0, null));
        assertThat(overview.deadLetters()).isZero();
    }

    private static <T> List<T> all(Function<String, Page<T>> pages) {
        List<T> all = new ArrayList<>();
        String after = null;
        do {
            Page<T> page = pages.apply(after);
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }
}
