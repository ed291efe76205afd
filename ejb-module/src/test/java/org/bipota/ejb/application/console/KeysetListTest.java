package org.bipota.ejb.application.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bipota.ejb.application.read.Conditions;
import org.bipota.ejb.persistence.Database;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Eleven rows of three makers, and eleven of three states, paged forwards and backwards. */
class KeysetListTest {

    private static final int ROWS = 11;
    private static final List<String> STATES = List.of("DEAD", "RETRIED", "DISCARDED");
    private static Database database;

    @BeforeAll
    static void fill() {
        database = Database.emptied();
        database.run(entities -> IntStream.range(0, ROWS).forEach(row -> {
            entities.createNativeQuery("insert into handset_model (tac, manufacturer, model, imported_at) values ('" + (35000000 + row)
                    + "', 'maker" + row % 3 + "', 'm', timestamp with time zone '2026-01-01 00:00:00+00')").executeUpdate();
            entities.createNativeQuery("insert into dead_letter (id, fingerprint, state, msisdn, link, esm_class, data_coding, content,"
                    + " failures, reason, first_at, last_at, destination, source_ton, protocol_id) select " + (100 + row) + ", 'letter "
                    + row + "', '" + STATES.get(row % 3) + "', '1', 'smsc', 4, 0, X'00', 5, 'test', imported_at, imported_at, '1', 1, 0"
                    + " from handset_model where tac = '35000000'").executeUpdate();
        }));
    }

    private static KeysetList<String> list(boolean descending) {
        return new KeysetList<>("select tac from handset_model", "", "tac", descending, key -> key, row -> row.getString("tac"),
                key -> key);
    }

    private static Slice<String> read(boolean descending, Position position, int limit) {
        return list(descending).read(database.dataSource(), new Conditions(), position, limit);
    }

    private static List<String> all(boolean descending) {
        return IntStream.range(0, ROWS).map(row -> descending ? ROWS - 1 - row : row).mapToObj(row -> "" + (35000000 + row)).toList();
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "true, 4", "true, 11", "true, 12", "false, 1", "false, 5", "false, 11"})
    void goingOnAndBackShowsEachRowOnceInOrder(boolean descending, int limit) {
        showsEachOnce(position -> read(descending, position, limit), all(descending));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 11, 12})
    void rowsOfAllStatesArePagedAsOneList(int limit) {
        KeysetList<String> list = new KeysetList<>("select d.id from dead_letter d", "", "d.id", true, Long::valueOf,
                row -> row.getString("id"), key -> key);

        showsEachOnce(position -> list.readByState(database.dataSource(), "dead_letter d", STATES,
                new Conditions().with("d.link = ?", "smsc"), position, limit),
                IntStream.range(0, ROWS).mapToObj(row -> "" + (100 + ROWS - 1 - row)).toList());
    }

    private static void showsEachOnce(Function<Position, Slice<String>> list, List<String> all) {
        List<List<String>> forwards = new ArrayList<>();
        Slice<String> page = list.apply(Position.START);
        assertThat(page.previous()).as("before the first").isNull();
        forwards.add(page.items());
        while (page.next() != null) {
            page = list.apply(new Position(page.next(), null));
            forwards.add(page.items());
        }
        assertThat(forwards.stream().flatMap(List::stream)).containsExactlyElementsOf(all);

        List<List<String>> backwards = new ArrayList<>();
        backwards.add(page.items());
        while (page.previous() != null) {
            page = list.apply(new Position(null, page.previous()));
            backwards.add(0, page.items());
        }
        assertThat(backwards).isEqualTo(forwards);
        assertThat(page.previous()).as("before the first, from behind").isNull();
    }

    @Test
    void thePageBehindAWayBackKnowsTheWayOn() {
        Slice<String> second = read(false, new Position("35000003", null), 4);
        Slice<String> first = read(false, new Position(null, second.previous()), 4);

        assertThat(read(false, new Position(first.next(), null), 4)).isEqualTo(second);
    }

    @Test
    void conditionsRestrictAndAnEmptyPageLeadsNowhere() {
        Slice<String> none = list(false).read(database.dataSource(), new Conditions().with("manufacturer = ?", "nobody"),
                new Position("35000000", null), 4);
        assertThat(none).isEqualTo(new Slice<>(List.of(), null, null));

        Slice<String> some = list(false).read(database.dataSource(), new Conditions().with("manufacturer = ?", "maker1"),
                Position.START, 10);
        assertThat(some.items()).containsExactly("35000001", "35000004", "35000007", "35000010");
    }
}
