package org.bipota.ejb.application.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The first keys of rows in one of several states, where an index has the keys of each state in order: the first ones of each
 * state, of which the caller takes the first ones of all. A database by itself would sort all rows of those states, or walk
 * along all keys until it has met enough of them.
 */
public final class KeysByState {

    private final String sql;
    private final List<Object> parameters = new ArrayList<>();

    /**
     * Of each state at most {@code limit}.
     *
     * @param table the table and its alias, which has a column {@code state}
     * @param key the key's column
     * @param order {@code key} with its direction
     * @param others what else is asked for
     */
    public KeysByState(String table, String key, String order, List<String> states, Conditions others, int limit) {
        String one = "(select " + key + " as row_key from " + table
                + (others.where().isEmpty() ? " where " : others.where() + " and ") + "state = ? order by " + order + " limit ?)";
        sql = Collections.nCopies(states.size(), one).stream().collect(Collectors.joining(" union all ", "(", ")"));
        states.forEach(state -> parameters.addAll(List.of(others.parameters(state, limit))));
    }

    /** A table expression of one column, {@code row_key}. */
    public String sql() {
        return sql;
    }

    /** Its parameters, followed by {@code last}. */
    public Object[] parameters(Object... last) {
        List<Object> all = new ArrayList<>(parameters);
        all.addAll(List.of(last));
        return all.toArray();
    }
}
