package org.bipota.ejb.application.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.bipota.ejb.application.links.LinkRefusedException.Problem;
import org.junit.jupiter.api.Test;

class LinkSettingsTest {

    @Test
    void everySettingOfTheAdapterHasAName() {
        assertThat(LinkSettings.names()).hasSize(31)
                .contains("name", "group", "host", "dataCodings", "refusedMaxMillis", "tlsKeyStorePassword", "tlsHostNameCheck")
                .doesNotContain("linkName");
        assertThat(LinkSettings.names()).filteredOn(LinkSettings::secret)
                .containsExactly("password", "tlsKeyStorePassword", "tlsTrustStorePassword");
    }

    @Test
    void valuesOfAnotherTypeAndUnknownSettingsAreAllNamed() {
        LinkSettings wrong = new LinkSettings(Map.of("port", "2775", "tls", 1, "host", true, "colour", "red", "window", 5));

        assertThatExceptionOfType(LinkRefusedException.class).isThrownBy(wrong::definition).satisfies(refused ->
                assertThat(refused.problems()).extracting(Problem::setting).containsExactly("colour", "host", "port", "tls"));
    }

    @Test
    void jsonKeepsEveryTypeOfValue() {
        LinkSettings settings = new LinkSettings(Map.of("port", 2775, "tls", false, "host", "smsc \"one\"\n"));

        assertThat(LinkSettings.ofJson(settings.json())).isEqualTo(settings);
    }

    @Test
    void secretsAreNotShown() {
        assertThat(new LinkSettings(Map.of("host", "a", "password", "pa55word"))).hasToString("LinkSettings{host=a}");
    }
}
