package org.bipota.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageBodyLimitFilterTest {

    @Test
    void formsAndRequestsWithoutABodyPass() {
        assertThat(PageBodyLimitFilter.refusal(-1, null)).isZero();
        assertThat(PageBodyLimitFilter.refusal(1 << 20, null)).isZero();
    }

    @Test
    void longBodiesAndThoseOfUnknownLengthAreRefused() {
        assertThat(PageBodyLimitFilter.refusal((1 << 20) + 1, null)).isEqualTo(413);
        assertThat(PageBodyLimitFilter.refusal(-1, "chunked")).isEqualTo(411);
    }
}
