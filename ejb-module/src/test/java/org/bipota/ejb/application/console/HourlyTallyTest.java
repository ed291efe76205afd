package org.bipota.ejb.application.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bipota.ejb.TestClock;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.domain.CapabilityState;
import org.bipota.ejb.domain.CheckCause;
import org.bipota.ejb.persistence.CapabilityCheck;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.Database;
import org.bipota.ejb.persistence.Sealed;
import org.bipota.ejb.persistence.TerminalCapability;
import org.bipota.protocol.Octets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One subscriber, who is capable, and checks that were decided at known times. */
class HourlyTallyTest {

    @TempDir
    private Path directory;
    private final Database database = Database.emptied();
    private final TestClock clock = new TestClock();
    private final Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    private Configuration configuration;

    @BeforeEach
    void fill() {
        configuration = Configuration.read(name -> null, directory);
        database.run(entities -> {
            Card card = new Card("89860000000000000001", "8613800138001", "424950", hour);
            card.storeKeys(0x15, new Sealed(Octets.ofHex("00"), 1), 0x15, new Sealed(Octets.ofHex("00"), 1), hour);
            entities.persist(card);
            TerminalCapability row = new TerminalCapability(card.id(), hour);
            row.decide(CapabilityState.CAPABLE, null, 1L, hour);
            entities.persist(row);
            entities.persist(new CapabilityCheck(card, CheckCause.CARD, null, hour, hour.plus(Duration.ofHours(1))));
        });
        decided("2 hours", "CAPABLE", 2);
        decided("1 hour", "NOT_CAPABLE", 1);
    }

    /** Copies the check, decided so long before the hour. */
    private void decided(String before, String state, int times) {
        for (int i = 0; i < times; i++) {
            database.run(entities -> entities.createNativeQuery("insert into capability_check (id, card_id, msisdn, state, cause,"
                    + " attempts, repairs, requested_at, decided_at, limit_at) select max(id) + 1, max(card_id), max(msisdn), '" + state
                    + "', 'CARD', 1, 0, max(requested_at), max(requested_at) - interval '" + before.charAt(0) + "' hour,"
                    + " max(limit_at) from capability_check").executeUpdate());
        }
    }

    private <T> T in(Function<HourlyTally, T> work) {
        return database.in(entities -> work.apply(new HourlyTally(entities, configuration, clock)));
    }

    @Test
    void eachHourThatIsOverIsCountedOnce() {
        int hours = 0;
        while (in(HourlyTally::countHour)) {
            hours++;
        }
        assertThat(hours).isEqualTo(24);
        assertThat(this.<Boolean>in(HourlyTally::countHour)).as("again").isFalse();

        List<HourlyFigure> checks = new HourlyFigures(database.dataSource(), clock).checks();
        assertThat(checks).hasSize(24);
        assertThat(checks.get(23).hour()).isEqualTo(hour);
        assertThat(checks.get(22).number("NOT_CAPABLE")).isEqualTo(1);
        assertThat(checks.get(21).number("CAPABLE")).isEqualTo(2);
        assertThat(checks.get(20).number("CAPABLE")).isZero();
    }

    @Test
    void thePresentHourIsCountedLive() {
        database.run(entities -> entities.createNativeQuery("update capability_check set state = 'CAPABLE', decided_at = requested_at"
                + " where decided_at is null").executeUpdate());

        List<HourlyFigure> checks = new HourlyFigures(database.dataSource(), clock).checks();

        assertThat(checks.get(23)).isEqualTo(new HourlyFigure(hour, Map.of("CAPABLE", 1L)));
    }

    @Test
    void subscribersAreCountedForThePresentHourAgainAndAgain() {
        for (int i = 0; i < 2; i++) {
            in(tally -> {
                tally.countSubscribers();
                return null;
            });
        }

        assertThat(new HourlyFigures(database.dataSource(), clock).subscribers())
                .containsExactly(new HourlyFigure(hour, Map.of("CAPABLE", 1L)));
    }

    @Test
    void hoursPastTheirRetentionAreForgotten() {
        in(HourlyTally::countHour);
        clock.advance(Duration.ofDays(401));
        in(tally -> {
            tally.forget();
            return null;
        });

        long left = database.in(entities ->
                (Long) entities.createNativeQuery("select count(*) from hourly_figure", Long.class).getSingleResult());
        assertThat(left).isZero();
    }
}
