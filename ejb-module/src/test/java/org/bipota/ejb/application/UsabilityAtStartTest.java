package org.bipota.ejb.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.Database;
import org.bipota.ejb.persistence.Sealed;
import org.bipota.protocol.Octets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The persistence unit started again within a server. */
class UsabilityAtStartTest {

    private static final String SERVER_DATA = "jboss.server.data.dir";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Database database = Database.emptied();

    @TempDir
    private Path data;

    @BeforeEach
    void beAServer() {
        System.setProperty(SERVER_DATA, data.toString());
    }

    @AfterEach
    void beNone() {
        System.clearProperty(SERVER_DATA);
        System.clearProperty("bip.ota.check.window");
    }

    private void importCard() {
        database.run(entities -> {
            Card card = new Card("89860000000000000001", "8613800138001", "424950", NOW);
            card.storeKeys(0x15, new Sealed(Octets.ofHex("00"), 1), 0x15, new Sealed(Octets.ofHex("00"), 1), NOW);
            entities.persist(card);
        });
    }

    @Test
    void theFirstStartMakesACredentialStoreAndTheNextOneOpensIt() {
        assertThat(data).isEmptyDirectory();
        database.startAgain();
        assertThat(data.resolve("bip-ota")).isNotEmptyDirectory();

        importCard();
        assertThatCode(database::startAgain).doesNotThrowAnyException();
    }

    @Test
    void nothingStartsWhereTheCredentialStoreOfACardIsMissing() {
        importCard();

        assertThatThrownBy(database::startAgain).rootCause().hasMessageContaining("the database holds cards")
                .hasMessageContaining("is missing");
        assertThat(data.resolve("bip-ota")).doesNotExist();
    }

    @Test
    void nothingStartsWithAConfigurationThatCannotBeUsed() {
        System.setProperty("bip.ota.check.window", "soon");

        assertThatThrownBy(database::startAgain).rootCause().hasMessageContaining("BIP_OTA_CHECK_WINDOW");
    }
}
