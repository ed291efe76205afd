package org.bipota.benchmarks.packets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the benchmarks do the work they are named for. */
class SecuredPacketBenchmarkTest {

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void bothSidesDoTheSameWork(Algorithm algorithm) throws Exception {
        SecuredPacketBenchmark benchmark = new SecuredPacketBenchmark();
        benchmark.algorithm = algorithm;
        benchmark.cards();

        int packet = benchmark.build().length();
        assertThat(benchmark.verify().data().length()).isEqualTo(48);
        assertThat(benchmark.bareBuild()).as("ciphered octets: all behind CPL, CHL, SPI, KIc, KID and TAR").hasSize(packet - 10);
        assertThat(benchmark.bareVerify().length).as("signed octets: all but the checksum, in whole blocks")
                .isBetween(packet - 8, packet - 8 + algorithm.blockOctets() - 1);
    }
}
