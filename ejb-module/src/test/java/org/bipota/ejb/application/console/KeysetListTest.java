package org.bipota.ejb.application.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bipota.ejb.application.read.Conditions;
import org.bipota.ejb.persistence.Database;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Eleven rows of three makers, paged forwards and backwards. */
class KeysetListTest {

    private static final int ROWS = 11;
    private static Database database;

    @BeforeAll
    static void fill() {
        database = Database.emptied();
        database.run(entities -> IntStream.range(0, ROWS).forEach(row -> entities.createNativeQuery(
                "insert into handset_model (tac, manufacturer, model, imported_at) values ('" + (35000000 + row) + "', 'maker"
                        + row % 3 + "', 'm', timestamp with time zone '2026-01-01 00:00:00+00')").executeUpdate()));
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
        List<List<String>> forwards = new ArrayList<>();
        Slice<String> page = read(descending, Position.START, limit);
        assertThat(page.previous()).as("before the first").isNull();
        forwards.add(page.items());
        while (page.next() != null) {
            page = read(descending, new Position(page.next(), null), limit);
            forwards.add(page.items());
        }
        assertThat(forwards.stream().flatMap(List::stream)).containsExactlyElementsOf(all(descending));

        List<List<String>> backwards = new ArrayList<>();
        backwards.add(page.items());
        while (page.previous() != null) {
            page = read(descending, new Position(null, page.previous()), limit);
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
