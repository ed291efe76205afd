package org.bipota.ejb.application.console;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.bipota.ejb.application.read.Conditions;
import org.bipota.ejb.application.read.KeysByState;
import org.bipota.ejb.application.read.Rows;

/**
 * A list that is read page by page along a unique indexed key, forwards and backwards. What a page costs does not depend on
 * how far down the list it is.
 *
 * @param select the query up to its conditions
 * @param grouping what follows the conditions, or nothing
 * @param key the key's column
 * @param descending whether the greatest key comes first
 * @param parse an item's key as the column has it
 * @param mapper a row as an item
 * @param keyOf an item's key as text
 */
record KeysetList<T>(String select, String grouping, String key, boolean descending, Function<String, Object> parse, Rows.Mapper<T> mapper,
        Function<T, String> keyOf) {

    /** A list by number, the newest first. */
    static <T> KeysetList<T> newestFirst(String select, String key, Rows.Mapper<T> mapper, Function<T, Long> keyOf) {
        return new KeysetList<>(select, "", key, true, Long::valueOf, mapper, item -> Long.toString(keyOf.apply(item)));
    }

    /** A list by name. */
    static <T> KeysetList<T> byName(String select, String grouping, String key, Rows.Mapper<T> mapper, Function<T, String> keyOf) {
        return new KeysetList<>(select, grouping, key, false, name -> name, mapper, keyOf);
    }

    /** At most {@code limit} items at {@code position} of those that {@code conditions} admit. */
    Slice<T> read(DataSource dataSource, Conditions conditions, Position position, int limit) {
        bound(conditions, position);
        return slice(Rows.of(dataSource, select + conditions.where() + grouping + " order by " + order(position) + " limit ?",
                mapper, conditions.parameters(limit + 1)), position, limit);
    }

    /**
     * The same of rows in any state, where the index that {@code conditions} want has the rows of each state by themselves: their
     * first keys are looked up state by state.
     *
     * @param table the table that has the key and a column {@code state}, with its alias
     */
    Slice<T> readByState(DataSource dataSource, String table, List<String> states, Conditions conditions, Position position, int limit) {
        bound(conditions, position);
        KeysByState keys = new KeysByState(table, key, order(position), states, conditions, limit + 1);
        return slice(Rows.of(dataSource, select + " join " + keys.sql() + " k on k.row_key = " + key + grouping + " order by "
                + order(position) + " limit ?", mapper, keys.parameters(limit + 1)), position, limit);
    }

    private void bound(Conditions conditions, Position position) {
        String bound = position.before() != null ? position.before() : position.after();
        conditions.with(key + (isFalling(position) ? " < ?" : " > ?"), bound == null ? null : parse.apply(bound));
    }

    private boolean isFalling(Position position) {
        return descending != (position.before() != null);
    }

    private String order(Position position) {
        return key + (isFalling(position) ? " desc" : "");
    }

    private Slice<T> slice(List<T> rows, Position position, int limit) {
        boolean backwards = position.before() != null;
        boolean more = rows.size() > limit;
        List<T> found = new ArrayList<>(more ? rows.subList(0, limit) : rows);
        if (backwards) {
            Collections.reverse(found);
        }
        boolean hasPrevious = !found.isEmpty() && (backwards ? more : position.after() != null);
        boolean hasNext = !found.isEmpty() && (backwards || more);
        return new Slice<>(found, hasPrevious ? keyOf.apply(found.get(0)) : null,
                hasNext ? keyOf.apply(found.get(found.size() - 1)) : null);
    }
}
