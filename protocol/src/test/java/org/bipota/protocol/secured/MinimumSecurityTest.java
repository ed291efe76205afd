package org.bipota.protocol.secured;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinimumSecurityTest {

    @ParameterizedTest
    @CsvSource({
        // SPI  KIc KID octets  cc     cc+enc
        "1221, 15, 15, 8, true,  false",
        "1A21, 15, 15, 8, true,  false",
        "1621, 15, 15, 8, true,  true",
        "1E21, 12, 12, 8, true,  true",
        "1621, 29, 29, 8, true,  true",
        "1621, 12, 12, 4, false, false",
        "1621, 11, 11, 8, false, false",
        "1621, 11, 15, 8, true,  false",
        "1621, 1D, 15, 8, true,  false",
        "1221, 00, 10, 8, false, false",
        "0A21, 15, 15, 8, false, false",
        "0221, 15, 15, 8, false, false",
        "1121, 15, 15, 4, false, false",
        "1421, 15, 15, 8, false, false",
        "1321, 15, 15, 8, false, false",
        "0000, 00, 00, 8, false, false"})
    void levelIsSatisfiedByStrongChecksumAndStrictCounterOnly(
            String spi, String kic, String kid, int checksumOctets, boolean cc, boolean ccEnc) {
        int kicOctet = Integer.parseInt(kic, 16);
        int kidOctet = Integer.parseInt(kid, 16);

        assertThat(MinimumSecurity.CC.satisfiedBy(Spi.ofHex(spi), kicOctet, kidOctet, checksumOctets)).isEqualTo(cc);
        assertThat(MinimumSecurity.CC_ENC.satisfiedBy(Spi.ofHex(spi), kicOctet, kidOctet, checksumOctets)).isEqualTo(ccEnc);
        assertThat(MinimumSecurity.NONE.satisfiedBy(Spi.ofHex(spi), kicOctet, kidOctet, checksumOctets)).isTrue();
    }

    @Test
    void counterModesAdmitWhatTheStandardSays() {
        assertThat(CounterMode.HIGHER.admits(5, 5)).isFalse();
        assertThat(CounterMode.HIGHER.admits(5, 9)).isTrue();
        assertThat(CounterMode.ONE_HIGHER.admits(5, 9)).isFalse();
        assertThat(CounterMode.ONE_HIGHER.admits(5, 6)).isTrue();
        assertThat(CounterMode.UNCHECKED.admits(5, 1)).isTrue();
        assertThat(CounterMode.NONE.admits(5, 0)).isTrue();
    }

    @Test
    void securityParametersAreReadBitByBit() {
        Spi spi = Spi.ofHex("163A");

        assertThat(spi.counterMode()).isEqualTo(CounterMode.HIGHER);
        assertThat(spi.ciphered()).isTrue();
        assertThat(spi.integrity()).isEqualTo(Integrity.CRYPTOGRAPHIC_CHECKSUM);
        assertThat(spi.porBySubmit()).isTrue();
        assertThat(spi.porCiphered()).isTrue();
        assertThat(spi.porIntegrity()).isEqualTo(Integrity.CRYPTOGRAPHIC_CHECKSUM);
        assertThat(spi.porMode()).isEqualTo(PorMode.ON_ERROR);
        assertThat(Spi.ofHex("1619").porBySubmit()).isFalse();
        assertThat(spi.toHex()).isEqualTo("163A");
    }
}
