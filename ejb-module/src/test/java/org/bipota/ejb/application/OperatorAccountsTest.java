package org.bipota.ejb.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bipota.ejb.domain.Role;
import org.bipota.ejb.persistence.Database;
import org.bipota.ejb.persistence.OperatorAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperatorAccountsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    private final Database database = new Database();

    @AfterEach
    void close() {
        database.close();
    }

    private final List<String> shown = new ArrayList<>();

    private void start(Map<String, String> environment) {
        Configuration configuration = Configuration.read(environment::get, Path.of("."));
        database.run(entities -> new OperatorAccountsAtStart(configuration, entities, CLOCK, shown::add).follow());
    }

    private Optional<Role> roleOf(String name, String password) {
        return database.in(entities -> new OperatorAccounts(entities).verify(name, password)).map(Operator::role);
    }

    private String storedHash(String name) {
        return database.in(entities -> Optional.ofNullable(entities.find(OperatorAccount.class, name)))
                .map(OperatorAccount::passwordHash).orElse(null);
    }

    @Test
    void accountsGetTheirPasswordsFromTheSettings() {
        start(Map.of("BIP_OTA_ADMIN_PASSWORD", "a", "BIP_OTA_OPERATOR_PASSWORD", "o", "BIP_OTA_VIEWER_PASSWORD", "v",
                "BIP_OTA_KEYMASTER_PASSWORD", "k"));

        assertThat(roleOf("keymaster", "k")).contains(Role.KEYMASTER);
        assertThat(roleOf("admin", "a")).contains(Role.ADMIN);
        assertThat(roleOf("operator", "o")).contains(Role.OPERATOR);
        assertThat(roleOf("viewer", "v")).contains(Role.VIEWER);
        assertThat(roleOf("admin", "o")).isEmpty();
        assertThat(roleOf("nobody", "nobody")).isEmpty();
        assertThat(roleOf("x".repeat(65), "a")).isEmpty();
    }

    @Test
    void onlyNamesOfAccountsAreKnown() {
        start(Map.of("BIP_OTA_ADMIN_PASSWORD", "a"));

        assertThat(database.<Boolean>in(entities -> new OperatorAccounts(entities).isKnown("admin"))).isTrue();
        assertThat(database.<Boolean>in(entities -> new OperatorAccounts(entities).isKnown("a"))).isFalse();
        assertThat(database.<Boolean>in(entities -> new OperatorAccounts(entities).isKnown("x".repeat(65)))).isFalse();
    }

    @Test
    void changedSettingIsFollowedAndUnchangedOneChangesNothing() {
        start(Map.of("BIP_OTA_ADMIN_PASSWORD", "first"));
        String first = storedHash("admin");
        start(Map.of("BIP_OTA_ADMIN_PASSWORD", "first"));
        assertThat(storedHash("admin")).isEqualTo(first);

        start(Map.of("BIP_OTA_ADMIN_PASSWORD", "second"));

        assertThat(roleOf("admin", "second")).contains(Role.ADMIN);
        assertThat(roleOf("admin", "first")).isEmpty();
    }

    @Test
    void viewerAndOperatorAreRemovedWithTheirSettings() {
        start(Map.of("BIP_OTA_ADMIN_PASSWORD", "a", "BIP_OTA_OPERATOR_PASSWORD", "o", "BIP_OTA_VIEWER_PASSWORD", "v"));
        start(Map.of());

        assertThat(storedHash("operator")).isNull();
        assertThat(storedHash("viewer")).isNull();
        assertThat(roleOf("admin", "a")).contains(Role.ADMIN);
    }

    @Test
    void adminPasswordIsGeneratedOnceWhenNoneIsSet() {
        start(Map.of());
        String generated = storedHash("admin");
        start(Map.of());

        assertThat(generated).isNotNull();
        assertThat(storedHash("admin")).isEqualTo(generated);
        assertThat(shown).singleElement().satisfies(line -> assertThat(roleOf("admin",
                line.substring("BIP-OTA admin password (generated, shown once): ".length()))).contains(Role.ADMIN));
    }
}
