package org.bipota.benchmarks.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * One page.
 *
 * @param name what it is
 * @param product reads it as the product does; answers its rows
 * @param bare the queries for its rows alone; one, but for pages that show rows of several tables
 * @param call the path, behind the server's address, that answers the same over HTTP; null where none does
 */
public record FirstPage(String name, IntSupplier product, List<BareQuery> bare, String call) {

    /**
     * A query of our own for rows of a page.
     *
     * @param sql with {@code ?} for each parameter
     * @param parameters in their order
     */
    public record BareQuery(String sql, List<Object> parameters) {
    }

    /** Of one query. */
    static FirstPage of(String name, String call, IntSupplier product, String sql, Object... parameters) {
        return new FirstPage(name, product, List.of(new BareQuery(sql, List.of(parameters))), call);
    }

    /** The same page with the rows of one query more. */
    FirstPage and(String sql, Object... parameters) {
        List<BareQuery> all = new ArrayList<>(bare);
        all.add(new BareQuery(sql, List.of(parameters)));
        return new FirstPage(name, product, List.copyOf(all), call);
    }
}
