package org.bipota.ejb.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.domain.CardTransport;
import org.bipota.protocol.secured.MinimumSecurity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

    private static final Path DATA = Path.of("data");

    private static Configuration read(Map<String, String> values) {
        return Configuration.read(values::get, DATA);
    }

    @Test
    void defaultsAreThoseOfTheContract() {
        Configuration configuration = read(Map.of());
        assertThat(configuration.checkPolicy().window()).isEqualTo(Duration.ofMinutes(2));
        assertThat(configuration.checkPolicy().limit()).isEqualTo(Duration.ofHours(72));
        assertThat(configuration.checkPolicy().attempts()).isEqualTo(1);
        assertThat(configuration.minimumSecurity()).isEqualTo(MinimumSecurity.CC);
        assertThat(configuration.transport()).isEqualTo(CardTransport.UDP);
        assertThat(configuration.advertisedPort(CardTransport.UDP)).isEqualTo(9000);
        assertThat(configuration.advertisedPort(CardTransport.TCP)).isEqualTo(9001);
        assertThat(configuration.number(Variable.CATTP_PORT)).isEqualTo(9000);
        assertThat(configuration.dataDirectory()).isEqualTo(DATA);
        assertThat(configuration.advertisedAddress()).isNotNull();
    }

    @Test
    void advertisedPortsFollowTheBindPorts() {
        Configuration configuration = read(Map.of("BIP_OTA_BIP_UDP_PORT", "7000", "BIP_OTA_BIP_ADVERTISED_TCP_PORT", "7001"));
        assertThat(configuration.advertisedPort(CardTransport.UDP)).isEqualTo(7000);
        assertThat(configuration.advertisedPort(CardTransport.TCP)).isEqualTo(7001);
    }

    @Test
    void blankValueIsNoValue() {
        assertThat(read(Map.of("BIP_OTA_CHECK_ATTEMPTS", " ")).checkPolicy().attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "BIP_OTA_HTTP_PORT, 0", "BIP_OTA_HTTP_PORT, 65536", "BIP_OTA_HTTP_PORT, http", "BIP_OTA_SMPP_PORT, -1",
        "BIP_OTA_SMPP_BIND_TYPE, receiver", "BIP_OTA_SMPP_PASSWORD, ninechars", "BIP_OTA_SMPP_SYSTEM_ID, sixteencharacters",
        "BIP_OTA_SMPP_SOURCE, a name that is too long", "BIP_OTA_SMPP_WINDOW, 0", "BIP_OTA_SMPP_RATE, many",
        "BIP_OTA_COUNTRY_CODE, +49", "BIP_OTA_COUNTRY_CODE, 049", "BIP_OTA_BIP_BIND, example.org",
        "BIP_OTA_BIP_ADVERTISED_ADDRESS, 300.1.1.1", "BIP_OTA_BIP_ADVERTISED_ADDRESS, server", "BIP_OTA_BIP_TRANSPORT, sctp",
        "BIP_OTA_CATTP_RETRANSMIT, 2s", "BIP_OTA_CATTP_TRIES, 0", "BIP_OTA_CATTP_IDLE, PT0S", "BIP_OTA_DB_URL, jdbc:mysql://x",
        "BIP_OTA_CHECK_WINDOW, 120", "BIP_OTA_CHECK_WINDOW, -PT1M", "BIP_OTA_CHECK_LIMIT, soon", "BIP_OTA_CHECK_ATTEMPTS, 0",
        "BIP_OTA_PUSH_ATTEMPTS, 1.5", "BIP_OTA_SMS_THRESHOLD, -5", "BIP_OTA_MIN_SECURITY, low", "BIP_OTA_DATA_DIR, /dev/null/x",
        "BIP_OTA_OIDC_SCOPE, profile", "BIP_OTA_OIDC_REDIRECT_URL, http://ota.example/oidc/callback", "BIP_OTA_OIDC_CLIENT_ID, console",
        "BIP_OTA_MANAGEMENT_PORT, 8080", "BIP_OTA_BIP_TCP_PORT, 8080",
    })
    void valueThatCannotBeUsedIsReportedWithVariableValueAndWhatIsAllowed(String variable, String value) {
        List<String> problems = Configuration.problems(Map.of(variable, value)::get);
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0)).contains(variable).contains("allowed");
        if (!variable.endsWith("PASSWORD")) {
            assertThat(problems.get(0)).contains("=" + value);
        }
        assertThatThrownBy(() -> read(Map.of(variable, value))).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(variable);
    }

    @Test
    void passwordsAndSecretsAreNotShown() {
        assertThat(Configuration.problems(Map.of("BIP_OTA_SMPP_PASSWORD", "far too long")::get).toString())
                .doesNotContain("far too long").contains("BIP_OTA_SMPP_PASSWORD");
        assertThat(Configuration.problems(Map.of("BIP_OTA_OIDC_CLIENT_SECRET", "not-\u00e4scii")::get).toString())
                .doesNotContain("not-").contains("BIP_OTA_OIDC_CLIENT_SECRET");
    }

    @Test
    void everyProblemIsReportedAtOnceAndEndsTheCheckWithAnError() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        List<String> problems = Configuration.problems(
                Map.of("BIP_OTA_HTTP_PORT", "x", "BIP_OTA_CHECK_WINDOW", "y")::get);
        int status = ConfigurationCheck.report(problems, new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(status).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
        assertThat(ConfigurationCheck.report(List.of(), System.err)).isZero();
    }

    @Test
    void namesOfVariablesAndPropertiesAreTheContracts() {
        assertThat(Variable.SMPP_HOST.environment()).isEqualTo("BIP_OTA_SMPP_HOST");
        assertThat(Variable.SMPP_HOST.property()).isEqualTo("bip.ota.smpp.host");
    }

    @Test
    void propertyWinsOverTheEnvironment() {
        System.setProperty("bip.ota.test.only", "property");
        try {
            assertThat(Configuration.ofSystem("BIP_OTA_TEST_ONLY")).isEqualTo("property");
        } finally {
            System.clearProperty("bip.ota.test.only");
        }
    }
}
