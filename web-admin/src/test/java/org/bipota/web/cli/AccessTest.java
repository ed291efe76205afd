package org.bipota.web.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {

    @TempDir
    private Path home;

    @Test
    void theEnvironmentIsTakenBeforeTheFile() throws IOException {
        file(".bip-ota", "rw-------", "BIP_OTA_URL=https://ota.example.net/\nBIP_OTA_USER=operator\nBIP_OTA_PASSWORD=of file\n");

        Access access = Access.of(Map.of("BIP_OTA_PASSWORD", "of environment"), home);

        assertThat(access.url()).hasToString("https://ota.example.net");
        assertThat(access.user()).isEqualTo("operator");
        assertThat(access.password()).isEqualTo("of environment");
        assertThat(access).asString().doesNotContain("of environment");
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws IOException {
        Path file = file("scheduler.conf", "rw-r-----", "BIP_OTA_USER=a\nBIP_OTA_PASSWORD=b\n");

        assertThatThrownBy(() -> Access.of(Map.of("BIP_OTA_CONFIG", file.toString()), home))
                .isInstanceOfSatisfying(CommandException.class, e -> assertThat(e.exitStatus()).isEqualTo(ExitStatus.USAGE))
                .hasMessageContaining("chmod 600");
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        assertThatThrownBy(() -> Access.of(Map.of("BIP_OTA_USER", "a"), home)).hasMessageContaining("BIP_OTA_PASSWORD");
        assertThatThrownBy(() -> Access.of(Map.of("BIP_OTA_URL", "ota", "BIP_OTA_USER", "a", "BIP_OTA_PASSWORD", "b"), home))
                .hasMessageContaining("BIP_OTA_URL=ota");
        assertThatThrownBy(() -> Access.of(Map.of("BIP_OTA_CONFIG", "/no/such/file"), home)).hasMessageContaining("cannot be read");
    }

    private Path file(String name, String permissions, String text) throws IOException {
        Path file = Files.writeString(home.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }
}
