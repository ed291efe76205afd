package org.bipota.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicCredentialsTest {

    private static String header(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void nameEndsAtTheFirstColon() {
        assertThat(BasicCredentials.parse(header("admin:pass:word"))).contains(new BasicCredentials("admin", "pass:word"));
    }

    @Test
    void charactersAreUtf8() {
        assertThat(BasicCredentials.parse(header("jörg:ü"))).contains(new BasicCredentials("jörg", "ü"));
    }

    @Test
    void schemeIsCaseInsensitive() {
        assertThat(BasicCredentials.parse(header("a:b").replace("Basic", "bASIC"))).contains(new BasicCredentials("a", "b"));
    }

    @Test
    void emptyPasswordIsAPassword() {
        assertThat(BasicCredentials.parse(header("a:"))).contains(new BasicCredentials("a", ""));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Basic", "Basic ", "Basic !!!", "Bearer YTpi", "Basic YWI=", "Basic OmI="})
    void anythingElseIsNoCredentials(String header) {
        assertThat(BasicCredentials.parse(header)).isEmpty();
    }

    @Test
    void overlongHeaderIsNoCredentials() {
        assertThat(BasicCredentials.parse(header("a:" + "b".repeat(2000)))).isEmpty();
    }

    @Test
    void textDoesNotShowThePassword() {
        assertThat(new BasicCredentials("admin", "secret").toString()).doesNotContain("secret");
    }
}
