package org.bipota.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossSiteTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "POST,   cross-site,  -,                     ota.example",
        "POST,   same-site,   https://x.example,     ota.example",
        "DELETE, cross-site,  https://ota.example,   ota.example",
        "PUT,    -,           https://evil.example,  ota.example",
        "POST,   -,           null,                  ota.example",
        "POST,   -,           http://ota.example:81, ota.example",
        "POST,   -,           https://ota.example,   -"})
    void whatAnotherSiteCausedIsRefused(String method, String site, String origin, String host) {
        assertThat(CrossSite.refuses(method, site, origin, host)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "POST,   -,           -,                     ota.example",
        "POST,   same-origin, https://proxied.example, ota.example",
        "POST,   none,        -,                     ota.example",
        "POST,   -,           https://OTA.example,   ota.example",
        "POST,   -,           http://ota.example:81, OTA.example:81",
        "GET,    cross-site,  https://evil.example,  ota.example"})
    void programsThisSitesPagesAndReadersAreNot(String method, String site, String origin, String host) {
        assertThat(CrossSite.refuses(method, site, origin, host)).isFalse();
    }
}
