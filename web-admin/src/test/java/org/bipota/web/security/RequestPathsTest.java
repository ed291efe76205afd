package org.bipota.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestPathsTest {

    @Test
    void onlyPathsBelowApiAreTheApis() {
        assertThat(RequestPaths.isApi("/api")).isTrue();
        assertThat(RequestPaths.isApi("/api/v1/checks")).isTrue();
        assertThat(RequestPaths.isApi("/apiary")).isFalse();
        assertThat(RequestPaths.isApi("/index.xhtml")).isFalse();
    }
}
