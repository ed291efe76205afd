package org.bipota.benchmarks.cattp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.bipota.benchmarks.cattp.CatTpLoad.Contestant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That each contestant does the work it is measured by. */
@Timeout(60)
class CatTpLoadTest {

    private final CatTpLoad load = new CatTpLoad(Duration.ofMillis(200), 50_000);

    @Test
    void datagramsAreAnswered() throws Exception {
        assertThat(load.datagrams(2)).isGreaterThan(10);
    }

    @ParameterizedTest
    @EnumSource(Contestant.class)
    void transfersArriveWhole(Contestant contestant) throws Exception {
        assertThat(load.pdus(contestant, 2)).isGreaterThan(10);
    }

    @ParameterizedTest
    @EnumSource(Contestant.class)
    void sessionsBeginAndEnd(Contestant contestant) throws Exception {
        assertThat(load.sessions(contestant, 2)).isGreaterThan(1);
    }

    @ParameterizedTest
    @EnumSource(Contestant.class)
    void noTransferOverASlowLinkIsFasterThanItsWindowAllows(Contestant contestant) throws Exception {
        assertThat(load.shares(contestant, Duration.ofMillis(40), 0.02, 2)).hasSize(2)
                .allSatisfy(share -> assertThat(share).isBetween(0.01, 1.0));
    }
}
