package org.bipota.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bipota.protocol.cat.Imei;
import org.bipota.simulator.population.Step;
import org.bipota.simulator.population.Verdict;
import org.bipota.simulator.server.Capability;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Imei IMEI = Imei.ofDigits("490154203237518");
    private static final Instant DELIVERED = Instant.parse("2026-11-22T14:00:00Z");
    private static final Comparison COMPARISON = new Comparison(Duration.ofSeconds(10), true);

    @Test
    void whatIsAsExpectedHasNoFault() {
        assertThat(fault(Verdict.CAPABLE, "", capability(true, Verdict.CAPABLE, "", "490154203237518", 3))).isEmpty();
        assertThat(fault(Verdict.CAPABLE, "", capability(true, Verdict.CAPABLE, "", "49015420323751", 3)))
                .as("some servers leave the check digit out").isEmpty();
        assertThat(fault(Verdict.REFUSED, "22", capability(false, Verdict.REFUSED, "user did not accept (22)",
                "490154203237518", 3))).isEmpty();
        assertThat(COMPARISON.fault(new Step(Verdict.UNKNOWN, Optional.empty(), ""),
                capability(false, Verdict.UNKNOWN, "", "", 0), Optional.empty())).isEmpty();
    }

    @Test
    void anotherStateIsWrong() {
        for (Verdict verdict : Verdict.values()) {
            if (verdict != Verdict.CAPABLE) {
                assertThat(fault(Verdict.CAPABLE, "", capability(false, verdict, "because", "490154203237518", 3)))
                        .contains("is " + verdict + " instead of CAPABLE (because)");
            }
        }
    }

    @Test
    void capableThatDoesNotFitTheStateIsWrong() {
        assertThat(fault(Verdict.NOT_CAPABLE, "", capability(true, Verdict.NOT_CAPABLE, "", "490154203237518", 20)))
                .contains("is NOT_CAPABLE with capable true");
        assertThat(fault(Verdict.CAPABLE, "", capability(false, Verdict.CAPABLE, "", "490154203237518", 3)))
                .contains("is CAPABLE with capable false");
    }

    @Test
    void aVerdictAboutTheTerminalBeforeIsWrong() {
        assertThat(fault(Verdict.CAPABLE, "", capability(true, Verdict.CAPABLE, "", "490154203237526", 3)))
                .contains("is CAPABLE, but for another terminal");
        assertThat(fault(Verdict.CAPABLE, "", capability(true, Verdict.CAPABLE, "", "", 3))).isPresent();
    }

    @Test
    void aRefusalForAnotherReasonIsWrong() {
        assertThat(fault(Verdict.REFUSED, "22", capability(false, Verdict.REFUSED, "beyond capabilities (30)",
                "490154203237518", 3))).contains("says 'beyond capabilities (30)', where the terminal said 22");
    }

    @Test
    void notCapableBeforeTheWindowHasEndedIsWrongUnlessClocksDiffer() {
        Capability early = capability(false, Verdict.NOT_CAPABLE, "", "490154203237518", 8);
        assertThat(fault(Verdict.NOT_CAPABLE, "", early)).isPresent();
        assertThat(fault(Verdict.NOT_CAPABLE, "", capability(false, Verdict.NOT_CAPABLE, "", "490154203237518", 10)))
                .isEmpty();
        assertThat(new Comparison(Duration.ofSeconds(10), false).fault(
                new Step(Verdict.NOT_CAPABLE, Optional.of(IMEI), ""), early, Optional.of(DELIVERED))).isEmpty();
    }

    private static Optional<String> fault(Verdict expected, String reason, Capability seen) {
        return COMPARISON.fault(new Step(expected, Optional.of(IMEI), reason), seen, Optional.of(DELIVERED));
    }

    private static Capability capability(boolean capable, Verdict verdict, String reason, String imei, int seconds) {
        return new Capability("4915500000000", capable, verdict, reason, imei, Optional.of(DELIVERED.plusSeconds(seconds)));
    }
}
