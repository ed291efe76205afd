package org.bipota.ejb.application.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.privacy.Disclosure;
import org.bipota.ejb.application.privacy.DisclosurePolicy;
import org.bipota.ejb.application.privacy.PersonalData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PersonalDataTest {

    private static final String MSISDN = "8613800138000";
    private static final String IMEI = "490154203237518";
    private static final Instant NOW = Instant.EPOCH;

    static Stream<PersonalData<?>> answers() {
        return Stream.of(
                new CapabilityView(MSISDN, true, "CAPABLE", null, IMEI, "49015420", ClaimedView.NONE, NOW, 1L),
                new CheckView(1, MSISDN, "CAPABLE", null, IMEI, 1, NOW, NOW, NOW, List.of()),
                new DownloadView(1, MSISDN, "c", 1, null, "BIP", null, "DONE", null, 1, 1, 1, 1, NOW, NOW, NOW, NOW, List.of()),
                new ChannelView("c1", "udp", MSISDN, "127.0.0.1:4000", "OPEN", NOW, 1, 1, 0),
                new CaptureView("c1", MSISDN, NOW, true, 1, 1));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerShowsItsIdentitiesOnlyInFullDisclosure(PersonalData<?> answer) {
        assertThat(answer.shown(Disclosure.FULL)).isEqualTo(answer);
        assertThat(answer.shown(Disclosure.MASKED)).hasToString(
                answer.toString().replace(MSISDN, "8613*******00").replace(IMEI, "4901*********18"));
        assertThat(answer.toString()).contains(MSISDN);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aPageShowsEachOfItsItemsSo(PersonalData<?> answer) {
        assertThat(new Page<>(List.of(answer), "7").shown(Disclosure.MASKED))
                .isEqualTo(new Page<>(List.of(answer.shown(Disclosure.MASKED)), "7"));
    }

    @Test
    void anItemWithoutIdentitiesStaysAsItIs() {
        TacView tac = TacView.of("49015420", 3, 1, 1, 2);
        assertThat(new Page<>(List.of(tac), null).shown(Disclosure.MASKED).items()).containsExactly(tac);
    }

    @Test
    void everybodyIsShownIdentitiesUnlessConfiguredOtherwise() {
        assertThat(disclosure(Map.of(), "viewer")).isEqualTo(Disclosure.FULL);
        assertThat(disclosure(Map.of("BIP_OTA_UNMASKED_ROLES", "keymaster,admin"), "viewer", "operator")).isEqualTo(Disclosure.MASKED);
        assertThat(disclosure(Map.of("BIP_OTA_UNMASKED_ROLES", "keymaster,admin"), "viewer", "admin")).isEqualTo(Disclosure.FULL);
        assertThat(disclosure(Map.of("BIP_OTA_UNMASKED_ROLES", "none"), "viewer", "admin")).isEqualTo(Disclosure.MASKED);
    }

    private static Disclosure disclosure(Map<String, String> environment, String... roles) {
        return new DisclosurePolicy(Configuration.read(environment::get, Path.of("."))).of(Set.of(roles)::contains);
    }
}
