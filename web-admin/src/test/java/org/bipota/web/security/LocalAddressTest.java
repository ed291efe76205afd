package org.bipota.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/checks.xhtml", "/checks.xhtml?state=CAPABLE&after=12", "/expired.xhtml?back=%2Fchecks.xhtml"})
    void addressesOfTheConsoleAreKept(String address) {
        assertThat(LocalAddress.orHome(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "//evil.example/", "/\\evil.example", "https://evil.example/", "checks.xhtml", "/a\r\nSet-Cookie: x",
        "/a\"b", "/<script>", "/\u00e4"})
    void whateverLeadsElsewhereIsTheHomePage(String address) {
        assertThat(LocalAddress.orHome(address)).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login.xhtml?back=%2F", "/oidc/login", "/oidc/callback?code=x", "//evil.example/", "https://evil.example/"})
    void aLoginDoesNotLeadToAnotherOneOrElsewhere(String address) {
        assertThat(LocalAddress.afterLogin(address)).isEqualTo("/");
    }
}
