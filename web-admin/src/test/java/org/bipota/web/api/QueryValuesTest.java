package org.bipota.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.bipota.ejb.domain.CapabilityState;
import org.junit.jupiter.api.Test;

class QueryValuesTest {

    @Test
    void parameterWithoutValueIsOneNotGiven() {
        assertThat(QueryValues.truth("capable", "")).isNull();
        assertThat(QueryValues.constant("state", null, CapabilityState.class)).isNull();
        assertThat(QueryValues.matching("tac", " ", "[0-9]{8}", "eight digits")).isNull();
    }

    @Test
    void truthValueIsTrueOrFalse() {
        assertThat(QueryValues.truth("capable", "true")).isTrue();
        assertThat(QueryValues.truth("capable", "false")).isFalse();
        assertThat(catchThrowableOfType(ProblemException.class, () -> QueryValues.truth("capable", "yes")).problem().status())
                .isEqualTo(400);
    }

    @Test
    void unknownConstantIsUnusableAndTheAllowedOnesAreNamed() {
        Problem problem = catchThrowableOfType(ProblemException.class,
                () -> QueryValues.constant("state", "capable", CapabilityState.class)).problem();

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors().get(0).field()).isEqualTo("state");
        assertThat(problem.errors().get(0).reason()).contains("NOT_CAPABLE");
        assertThat(QueryValues.constant("state", "CAPABLE", CapabilityState.class)).isEqualTo("CAPABLE");
    }
}
