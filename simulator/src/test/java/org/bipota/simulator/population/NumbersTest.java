package org.bipota.simulator.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.secured.CardKeys;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void checkDigitsAreLuhns() {
        // 490154203237518 is the IMEI that 3GPP TS 23.003 annex B works out.
        assertThat(new Numbers(0, 323751).imei(49_015_420).digits()).isEqualTo("490154203237518");
        assertThat(luhn(new Numbers(5, 77).iccid())).isZero();
    }

    @Test
    void seedsHaveRangesOfTheirOwn() {
        Set<String> all = new HashSet<>();
        for (int seed = 0; seed < 3; seed++) {
            for (int index = 0; index < 50; index++) {
                Numbers numbers = new Numbers(seed, index);
                assertThat(all.add(numbers.msisdn())).isTrue();
                assertThat(all.add(numbers.imsi())).isTrue();
                assertThat(all.add(numbers.iccid())).isTrue();
                assertThat(numbers.msisdn()).hasSize(14);
                assertThat(numbers.imsi()).hasSize(15);
                assertThat(Iccid.ofDigits(numbers.iccid()).digits()).hasSize(19);
            }
        }
        assertThat(new Numbers(-1, 0).msisdn()).isEqualTo(new Numbers(999, 0).msisdn());
    }

    @Test
    void keysAreOfTheirAlgorithmsLengthAndFollowFromTheSeed() {
        for (KeySet keySet : KeySet.values()) {
            CardKeys keys = keySet.generate(new Random(9));
            assertThat(keys).isEqualTo(keySet.generate(new Random(9)));
            assertThat(keys.kicKey()).isNotEqualTo(keys.kidKey());
            assertThat(keys.toString()).doesNotContain(keys.kicKey().toHex());
        }
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = digits.length() - 1, weight = 1; i >= 0; i--, weight = 3 - weight) {
            int product = (digits.charAt(i) - '0') * weight;
            sum += product / 10 + product % 10;
        }
        return sum % 10;
    }
}
