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

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "https://evil.example,          -,                                        https://evil.example",
        "http://10.0.0.7:8081,          http://10.0.0.7:8081/a,                   http://10.0.0.7:8081",
        "null,                          https://evil.example/4917012345678?k=00,  https://evil.example",
        "-,                             https://evil.example,                     https://evil.example",
        "https://user:secret@evil.example, -,                                     which the browser does not name",
        "javascript:alert(1),           https://evil.example%0Ainjected,          which the browser does not name",
        "-,                             -,                                        which the browser does not name"})
    void ofThePageThatCausedItTheLogNamesTheSiteAlone(String origin, String referer, String named) {
        assertThat(CrossSite.page(origin, referer)).isEqualTo(named);
    }
}
