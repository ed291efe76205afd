package org.bipota.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoggedPathTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/capabilities/8613800138000, /api/v1/capabilities/*", "/capabilities/by-tac, /capabilities/by-tac",
        "/api/v1/cards/89860012345678901234/profile, /api/v1/cards/*/profile", "/cards/import, /cards/import",
        "/subscribers/+8613800138000/export, /subscribers/*/export",
        "/keys/404142434445464748494a4b4c4d4e4f/x, /keys/*/x", "/checks/8613800138000, /checks/*",
        "/channels/8b97b329-4192-4db4-82b5-962a415be879/pcap, /channels/8b97b329-4192-4db4-82b5-962a415be879/pcap", "/api/v1/checks/4711, /api/v1/checks/4711"})
    void identitiesAreStars(String path, String logged) {
        assertThat(LoggedPath.of(path)).isEqualTo(logged);
    }
}
