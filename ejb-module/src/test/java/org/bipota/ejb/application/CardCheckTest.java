package org.bipota.ejb.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.bipota.ejb.inbound.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dry run of an import. */
class CardCheckTest {

    @TempDir
    private Path directory;

    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(directory, Map.of());
        server.importCard(TestServer.ICCID, TestServer.MSISDN, TestServer.KEYS, null);
        server.importCard("89490000000000000002", "4917000000002", TestServer.KEYS, null);
    }

    private void check(String iccid, String msisdn) throws CardImportException {
        ImportedCard card = new ImportedCard(iccid, msisdn, null, TestServer.KEYS, null);
        CardImportException refused = server.in(services -> {
            try {
                services.cards.check(card);
                return null;
            } catch (CardImportException conflict) {
                return conflict;
            }
        });
        if (refused != null) {
            throw refused;
        }
    }

    @Test
    void newKnownAndExchangedCardsPassAndNothingIsStored() throws Exception {
        check("89490000000000000009", "4917000000009");
        check(TestServer.ICCID, TestServer.MSISDN);
        check("89490000000000000009", TestServer.MSISDN);

        assertThat(server.count("Card")).isEqualTo(2);
        assertThat(server.card().iccid()).isEqualTo(TestServer.ICCID);
    }

    @Test
    void whatTheImportWouldRefuseIsRefused() {
        assertThatThrownBy(() -> check("89490000000000000002", TestServer.MSISDN)).isInstanceOf(CardImportException.class)
                .hasMessageContaining("another card");
    }
}
