package org.bipota.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageQueryTest {

    @Test
    void limitsFromOneToAThousandAreTaken() {
        assertThat(new PageQuery(null, "1").size()).isEqualTo(1);
        assertThat(new PageQuery(null, "1000").size()).isEqualTo(1000);
        assertThat(new PageQuery(null, null).size()).isEqualTo(100);
        assertThat(new PageQuery(null, "").size()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "999999999999999999"})
    void limitOutOfRangeIsUnusable(String limit) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> new PageQuery(null, limit).size());

        assertThat(refused.problem().status()).isEqualTo(422);
        assertThat(refused.problem().errors()).containsExactly(new FieldError("limit", "out of range: 1 to 1000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "1.5", "0x10", "9999999999999999999"})
    void limitThatIsNoNumberIsMalformed(String limit) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> new PageQuery(null, limit).size());

        assertThat(refused.problem().status()).isEqualTo(400);
    }

    @Test
    void keyThatIsNoNumberIsMalformed() {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> new PageQuery("x", null).afterNumber());

        assertThat(refused.problem().status()).isEqualTo(400);
        assertThat(new PageQuery("17", null).afterNumber()).isEqualTo(17L);
        assertThat(new PageQuery("", null).afterNumber()).isNull();
    }
}
