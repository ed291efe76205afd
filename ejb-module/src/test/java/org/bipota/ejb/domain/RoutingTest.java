package org.bipota.ejb.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RoutingTest {

    private static final int[] THRESHOLDS = {0, 1, 1024, 1_000_000};
    private static final int[] SIZES = {0, 1, 2, 1023, 1024, 1025, 64_512};

    record Case(CapabilityState state, int octets, RoutingPolicy policy) {
    }

    /** Every state with sizes around every threshold, and every other member of a policy. */
    static Stream<Case> everyCase() {
        DailyWindow window = new DailyWindow(LocalTime.of(22, 0), LocalTime.of(6, 0), ZoneId.of("Asia/Shanghai"));
        List<RoutingPolicy> policies = new ArrayList<>();
        for (int threshold : THRESHOLDS) {
            for (int attempts : new int[] {1, 3}) {
                for (boolean fallback : new boolean[] {true, false}) {
                    policies.add(new RoutingPolicy(threshold, attempts, fallback, fallback ? window : null));
                }
            }
        }
        return Arrays.stream(CapabilityState.values()).flatMap(state -> Arrays.stream(SIZES).boxed()
                .flatMap(octets -> policies.stream().map(policy -> new Case(state, octets, policy))));
    }

    @ParameterizedTest
    @MethodSource("everyCase")
    void onlyAProvenHandsetGetsBipAndOnlyASmallContentGoesBySms(Case one) {
        Route expected = one.state() == CapabilityState.CAPABLE ? Route.BIP
                : one.octets() < one.policy().smsThreshold() ? Route.SMS : Route.NOTIFY;

        RouteDecision decision = Routing.decide(one.state(), one.octets(), one.policy());

        assertThat(decision.route()).isEqualTo(expected);
        assertThat(decision.reason()).contains(one.state().name()).contains(one.octets() + " octets")
                .contains("threshold of " + one.policy().smsThreshold()).hasSizeLessThan(400);
    }

    @ParameterizedTest
    @MethodSource("everyCase")
    void afterFailedPushesASmallContentGoesBySmsWhereThePolicyAllowsIt(Case one) {
        boolean sms = one.policy().fallbackToSms() && one.octets() < one.policy().smsThreshold();

        RouteDecision decision = Routing.afterFailedPushes(one.octets(), one.policy());

        assertThat(decision.route()).isEqualTo(sms ? Route.SMS : Route.NOTIFY);
        assertThat(decision.reason()).contains(one.policy().pushAttempts() + " pushes").contains(one.octets() + " octets")
                .contains("threshold of " + one.policy().smsThreshold());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "CAPABLE     | 4000 | BIP    | capability CAPABLE, 4000 octets not below the SMS threshold of 1024: by BIP, at most 3 pushes",
        "NOT_CAPABLE | 1023 | SMS    | capability NOT_CAPABLE, 1023 octets below the SMS threshold of 1024: by SMS",
        "PENDING     | 1024 | NOTIFY | capability PENDING, 1024 octets not below the SMS threshold of 1024: the user is told to fetch it another way"})
    void theReasonNamesRowSizeAndPolicy(CapabilityState state, int octets, Route route, String reason) {
        assertThat(Routing.decide(state, octets, new RoutingPolicy(1024, 3, false, null)))
                .isEqualTo(new RouteDecision(route, reason));
    }

    @Test
    void aPolicyWithoutPushesOrWithANegativeThresholdIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RoutingPolicy(-1, 3, false, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new RoutingPolicy(0, 0, false, null));
    }
}
