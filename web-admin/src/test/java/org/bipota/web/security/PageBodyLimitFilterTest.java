package org.bipota.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageBodyLimitFilterTest {

    private static final long LIMIT = 1 << 20;

    @Test
    void formsAndRequestsWithoutABodyPass() {
        assertThat(PageBodyLimitFilter.refusal(-1, null, LIMIT)).isZero();
        assertThat(PageBodyLimitFilter.refusal(LIMIT, null, LIMIT)).isZero();
    }

    @Test
    void longBodiesAndThoseOfUnknownLengthAreRefused() {
        assertThat(PageBodyLimitFilter.refusal(LIMIT + 1, null, LIMIT)).isEqualTo(413);
        assertThat(PageBodyLimitFilter.refusal(-1, "chunked", LIMIT)).isEqualTo(411);
    }
}
