package org.bipota.ejb.application.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.Database;
import org.bipota.ejb.persistence.Sealed;
import org.bipota.ejb.persistence.TerminalCapability;
import org.bipota.protocol.Octets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two subscribers; the first has a handset that told its IMEI without the check digit, as terminals do. */
class SubscriberSearchTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static Database database;

    @BeforeAll
    static void fill() {
        database = Database.emptied();
        database.run(entities -> {
            for (int number = 1; number <= 2; number++) {
                Card card = new Card("8986000000000000000" + number, "861380013800" + number, "424950", NOW);
                card.storeKeys(0x15, new Sealed(Octets.ofHex("00"), 1), 0x15, new Sealed(Octets.ofHex("00"), 1), NOW);
                entities.persist(card);
                TerminalCapability row = new TerminalCapability(card.id(), NOW);
                if (number == 1) {
                    row.changeTerminal("356938035643800", NOW);
                }
                entities.persist(row);
            }
        });
    }

    private final SubscriberSearch search = new SubscriberSearch(database.dataSource());

    @ParameterizedTest
    @ValueSource(strings = {"8613800138001", "89860000000000000001", "356938035643800", "356938035643809", "35693803564380"})
    void eachNumberOfTheFirstFindsTheFirstAlone(String digits) {
        assertThat(search.find(digits)).extracting(SubscriberFacts::msisdn).containsExactly("8613800138001");
    }

    @Test
    void whatNobodyHasFindsNobody() {
        assertThat(search.find("8613800138009")).isEmpty();
        assertThat(search.byCard(-1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+86 138-0013-8001, 8613800138001", "8986 0000 0000 0000 0001, 89860000000000000001", "35-693803-564380-9, 356938035643809"})
    void numbersAreTakenAsTheyArePrinted(String entered, String digits) {
        assertThat(SearchedNumber.digits(entered)).contains(digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234", "nobody", "86138001380x", "123456789012345678901"})
    void whatIsNoNumberIsNotSearchedFor(String entered) {
        assertThat(SearchedNumber.digits(entered)).isEmpty();
    }
}
