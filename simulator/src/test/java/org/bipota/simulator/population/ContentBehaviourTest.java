package org.bipota.simulator.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentBehaviourTest {

    private static final int THRESHOLD = 1024;
    private static final int SMALL = 600;
    private static final int LARGE = 3000;
    private static final SendingPolicy FALLBACK = new SendingPolicy(THRESHOLD, 3, true);
    private static final SendingPolicy NO_FALLBACK = new SendingPolicy(THRESHOLD, 3, false);

    @ParameterizedTest
    @CsvSource({
        // behaviour,        small with fallback, small without,  large
        "capable,          BIP DONE,            BIP DONE,       BIP DONE",
        "lossy,            BIP DONE,            BIP DONE,       BIP DONE",
        "cell-edge,        BIP DONE,            BIP DONE,       BIP DONE",
        "breaks-off,       BIP DONE,            BIP DONE,       BIP DONE",
        "store-full,       BIP DONE,            BIP DONE,       BIP FAILED",
        "declines-later,   SMS DONE,            BIP NOTIFIED,   BIP NOTIFIED",
        "no-network-later, SMS DONE,            BIP NOTIFIED,   BIP NOTIFIED",
        "silent-later,     SMS FAILED,          BIP NOTIFIED,   BIP NOTIFIED",
        "off-later,        SMS FAILED,          BIP NOTIFIED,   BIP NOTIFIED",
        "no-bip,           SMS DONE,            SMS DONE,       NOTIFY NOTIFIED",
        "declines,         SMS DONE,            SMS DONE,       NOTIFY NOTIFIED",
        "known,            SMS DONE,            SMS DONE,       NOTIFY NOTIFIED",
        "no-bip-off-later, SMS FAILED,          SMS FAILED,     NOTIFY NOTIFIED",
    })
    void whatHasToBecomeOfAContent(String behaviour, String smallWithFallback, String smallWithout, String large) {
        Behaviour one = Behaviour.ofOption(behaviour);

        assertThat(ContentBehaviour.of(one, SMALL, FALLBACK)).hasToString(smallWithFallback);
        assertThat(ContentBehaviour.of(one, SMALL, NO_FALLBACK)).hasToString(smallWithout);
        assertThat(ContentBehaviour.of(one, LARGE, FALLBACK)).hasToString(large);
    }

    @Test
    void aContentOfExactlyTheThresholdIsNotSmall() {
        assertThat(ContentBehaviour.of(Behaviour.NO_BIP, THRESHOLD - 1, FALLBACK).route()).isEqualTo(Route.SMS);
        assertThat(ContentBehaviour.of(Behaviour.NO_BIP, THRESHOLD, FALLBACK).route()).isEqualTo(Route.NOTIFY);
    }

    @Test
    void everyBehaviourOfTheCampaignsMixHasItsEndAndThatOthersHaveNoneIsSaid() {
        Map<Behaviour, Integer> weights = Shares.ofCampaign().weights();

        assertThat(weights.keySet()).allSatisfy(
                behaviour -> assertThat(ContentBehaviour.of(behaviour, LARGE, FALLBACK)).isNotNull());
        assertThat(weights.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
        assertThat(weights.entrySet().stream().filter(share -> share.getKey().verdicts().contains(Verdict.CAPABLE))
                .mapToInt(Map.Entry::getValue).sum()).as("capable").isEqualTo(60);
        assertThatThrownBy(() -> ContentBehaviour.of(Behaviour.CONFIRMS_LATE, LARGE, FALLBACK))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("confirms-late");
    }
}
