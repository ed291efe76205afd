package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bipota.it.server.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value that cannot be used stops the start (contract 2). */
class ConfigurationIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @ParameterizedTest
    @CsvSource({
        "BIP_OTA_HTTP_PORT, 70000, 65535",
        "BIP_OTA_SMPP_PORT, smpp, number",
        "BIP_OTA_SMPP_BIND_TYPE, receiver, transceiver or pair",
        "BIP_OTA_CHECK_WINDOW, 2 minutes, ISO 8601",
        "BIP_OTA_CHECK_ATTEMPTS, 0, 1",
        "BIP_OTA_BIP_TRANSPORT, sctp, udp or tcp",
        "BIP_OTA_MIN_SECURITY, low, none",
        "BIP_OTA_BIP_ADVERTISED_ADDRESS, ota.example, IPv4",
        "BIP_OTA_COUNTRY_CODE, DE, digits",
        "BIP_OTA_DB_URL, jdbc:oracle:thin, jdbc:postgresql:"})
    void anUnusableValueIsNamedWithVariableValueAndWhatIsAllowed(String variable, String value, String allowed) throws IOException {
        ServerProcess.Ended ended = ServerProcess.runToEnd(Map.of(variable, value), List.of(), SOON);

        assertThat(ended.status()).isNotZero();
        assertThat(ended.output()).contains(variable).contains(value).contains("allowed").contains(allowed);
    }

    @Test
    void aSystemPropertyIsNamedLikewise() throws IOException {
        ServerProcess.Ended ended = ServerProcess.runToEnd(
                Map.of("BIP_OTA_CHECK_WINDOW", "PT1M"), List.of("-Dbip.ota.check.window=soon"), SOON);

        assertThat(ended.status()).isNotZero();
        assertThat(ended.output()).contains("BIP_OTA_CHECK_WINDOW").contains("soon").contains("allowed");
    }

    @Test
    void allUnusableValuesAreNamedAtOnceAndPasswordsAreNotShown() throws IOException {
        ServerProcess.Ended ended = ServerProcess.runToEnd(
                Map.of("BIP_OTA_CHECK_LIMIT", "never", "BIP_OTA_SMPP_PASSWORD", "much-too-long-a-secret", "BIP_OTA_SMPP_RATE", "-1"),
                List.of(), SOON);

        assertThat(ended.status()).isNotZero();
        assertThat(ended.output()).contains("BIP_OTA_CHECK_LIMIT").contains("BIP_OTA_SMPP_PASSWORD").contains("BIP_OTA_SMPP_RATE")
                .doesNotContain("much-too-long-a-secret");
    }
}
