package org.bipota.ejb.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyWindowTest {

    @ParameterizedTest(name = "{0}-{1} in {2} at {3}: open {4}, next {5}")
    @CsvSource({
        // from, to, zone, moment, open, next opening
        "08:00, 20:00, UTC,            2026-06-01T08:00:00Z, true,  2026-06-01T08:00:00Z",
        "08:00, 20:00, UTC,            2026-06-01T07:59:59Z, false, 2026-06-01T08:00:00Z",
        "08:00, 20:00, UTC,            2026-06-01T20:00:00Z, false, 2026-06-02T08:00:00Z",
        "08:00, 20:00, Asia/Shanghai,  2026-06-01T00:00:00Z, true,  2026-06-01T00:00:00Z",
        "08:00, 20:00, Asia/Shanghai,  2026-06-01T12:00:00Z, false, 2026-06-02T00:00:00Z",
        // across midnight
        "22:00, 06:00, Europe/Berlin,  2026-06-01T20:00:00Z, true,  2026-06-01T20:00:00Z",
        "22:00, 06:00, Europe/Berlin,  2026-06-01T23:30:00Z, true,  2026-06-01T23:30:00Z",
        "22:00, 06:00, Europe/Berlin,  2026-06-02T04:00:00Z, false, 2026-06-02T20:00:00Z",
        "22:00, 00:00, Europe/Berlin,  2026-06-01T22:00:00Z, false, 2026-06-02T20:00:00Z",
        "00:00, 06:00, Europe/Berlin,  2026-06-01T21:59:59Z, false, 2026-06-01T22:00:00Z",
        // 2026-03-29, 01:00 UTC: Berlin's clock goes from 02:00 to 03:00
        "22:00, 06:00, Europe/Berlin,  2026-03-29T03:59:59Z, true,  2026-03-29T03:59:59Z",
        "22:00, 06:00, Europe/Berlin,  2026-03-29T04:00:00Z, false, 2026-03-29T20:00:00Z",
        "02:30, 04:00, Europe/Berlin,  2026-03-29T00:59:59Z, false, 2026-03-29T01:00:00Z",
        "02:15, 02:45, Europe/Berlin,  2026-03-29T00:00:00Z, false, 2026-03-30T00:15:00Z",
        // 2026-10-25, 01:00 UTC: from 03:00 back to 02:00
        "22:00, 06:00, Europe/Berlin,  2026-10-25T04:30:00Z, true,  2026-10-25T04:30:00Z",
        "22:00, 06:00, Europe/Berlin,  2026-10-25T05:00:00Z, false, 2026-10-25T21:00:00Z",
        "02:30, 03:30, Europe/Berlin,  2026-10-25T00:00:00Z, false, 2026-10-25T00:30:00Z",
        "02:30, 03:30, Europe/Berlin,  2026-10-25T01:15:00Z, false, 2026-10-25T01:30:00Z",
        "01:00, 02:30, Europe/Berlin,  2026-10-25T00:45:00Z, false, 2026-10-25T01:00:00Z",
        // half an hour, and a day that was left out: Samoa had no 30 December 2011
        "02:10, 02:20, Australia/Lord_Howe, 2026-10-03T15:00:00Z, false, 2026-10-04T15:10:00Z",
        "09:00, 10:00, Pacific/Apia,   2011-12-29T21:00:00Z, false, 2011-12-30T19:00:00Z",
    })
    void opensByTheSubscribersClock(LocalTime from, LocalTime to, ZoneId zone, Instant moment, boolean open, Instant next) {
        DailyWindow window = new DailyWindow(from, to, zone);

        assertThat(window.contains(moment)).isEqualTo(open);
        assertThat(window.nextOpen(moment)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"02:15, 02:45", "02:30, 03:30", "22:00, 06:00", "03:00, 02:00", "00:00, 00:10"})
    void theNextOpeningIsTheFirstMinuteThatIsOpen(LocalTime from, LocalTime to) {
        DailyWindow window = new DailyWindow(from, to, ZoneId.of("Europe/Berlin"));
        for (String changeOfTheClock : new String[] {"2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z"}) {
            Instant begin = Instant.parse(changeOfTheClock);
            for (int minute = 0; minute < 30 * 60; minute += 5) {
                Instant moment = begin.plus(Duration.ofMinutes(minute));
                Instant expected = moment;
                while (!window.contains(expected)) {
                    expected = expected.plus(Duration.ofMinutes(1));
                }
                assertThat(window.nextOpen(moment)).as("from %s", moment).isEqualTo(expected);
            }
        }
    }

    @Test
    void isOpenForItsLengthOnAnOrdinaryDay() {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        DailyWindow window = new DailyWindow(LocalTime.of(22, 0), LocalTime.of(6, 0), zone);
        Instant begin = ZonedDateTime.of(2026, 6, 1, 0, 0, 0, 0, zone).toInstant();

        long open = IntStream.range(0, 24 * 60)
                .filter(minute -> window.contains(begin.plus(Duration.ofMinutes(minute)))).count();

        assertThat(open).isEqualTo(8 * 60);
    }

    @Test
    void anEmptyWindowIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DailyWindow(LocalTime.NOON, LocalTime.NOON, ZoneId.of("UTC")))
                .withMessageContaining("12:00");
    }
}
