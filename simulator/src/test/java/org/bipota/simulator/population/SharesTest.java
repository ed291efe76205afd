package org.bipota.simulator.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SharesTest {

    @Test
    void theUsualSharesOfAHundredAreTheirPercentages() {
        List<Behaviour> all = Shares.usual().allocate(100, new Random(1));
        assertThat(all).hasSize(100);
        for (Behaviour behaviour : Behaviour.values()) {
            assertThat(all.stream().filter(behaviour::equals)).as(behaviour.option()).hasSize(behaviour.usualShare());
        }
    }

    @Test
    void whatDoesNotDivideGoesToTheLargestRemainders() {
        List<Behaviour> all = Shares.parse("capable=2,silent=1").allocate(7, new Random(1));
        assertThat(all.stream().filter(Behaviour.CAPABLE::equals)).hasSize(5);
        assertThat(all.stream().filter(Behaviour.SILENT::equals)).hasSize(2);
    }

    @Test
    void theSeedDecidesWhoBehavesHow() {
        assertThat(Shares.usual().allocate(200, new Random(3))).isEqualTo(Shares.usual().allocate(200, new Random(3)))
                .isNotEqualTo(Shares.usual().allocate(200, new Random(4)));
    }

    @Test
    void whatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> Shares.parse("capabel=1")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("capabel").hasMessageContaining("no-bip");
        assertThatThrownBy(() -> Shares.parse("capable=x")).hasMessageContaining("capable=x");
        assertThatThrownBy(() -> Shares.parse("capable")).hasMessageContaining("capable");
        assertThatThrownBy(() -> Shares.parse("capable=1,capable=2")).hasMessageContaining("twice");
        assertThatThrownBy(() -> Shares.parse("capable=0")).hasMessageContaining("above 0");
    }
}
