package org.bipota.benchmarks.lists;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bipota.benchmarks.lists.FirstPage.BareQuery;

/**
 * Reads pages by the product's services, which add histories and counts and make views of the rows, and by the bare query for
 * the rows of the page alone.
 */
public final class FirstPages implements AutoCloseable {

    /**
     * What a page took; medians, in microseconds.
     *
     * @param page the page
     * @param rows its rows
     * @param productMicros by the product
     * @param bareMicros by the bare query
     */
    public record Measured(FirstPage page, int rows, double productMicros, double bareMicros) {

        /** How many times the bare query the product takes. */
        public double ratio() {
            return productMicros / bareMicros;
        }
    }

    private final OneConnection one;
    private final List<FirstPage> pages;

    /** Reads through {@code connection}, which is closed with this; {@code rows} are those of each large table. */
    public FirstPages(Connection connection, long rows) {
        one = new OneConnection(connection);
        pages = Stream.concat(new ApiPages(one.dataSource(), rows).all().stream(),
                new ConsolePages(one.dataSource(), rows).all().stream()).toList();
    }

    /** All pages. */
    public List<FirstPage> pages() {
        return pages;
    }

    /** Reads a page {@code rounds} times in each way, in turns, after half as many that do not count. */
    public Measured measure(FirstPage page, int rounds) throws SQLException {
        double[] product = new double[rounds];
        double[] bare = new double[rounds];
        int rows = 0;
        for (int round = -(rounds / 2); round < rounds; round++) {
            long start = System.nanoTime();
            rows = page.product().getAsInt();
            long between = System.nanoTime();
            readBare(page);
            long end = System.nanoTime();
            if (round >= 0) {
                product[round] = (between - start) / 1e3;
                bare[round] = (end - between) / 1e3;
            }
        }
        return new Measured(page, rows, median(product), median(bare));
    }

    /** The rows of the bare queries, each column read. */
    int readBare(FirstPage page) throws SQLException {
        int read = 0;
        for (BareQuery query : page.bare()) {
            read += read(query);
        }
        return read;
    }

    private int read(BareQuery query) throws SQLException {
        try (PreparedStatement statement = one.connection().prepareStatement(query.sql())) {
            for (int i = 0; i < query.parameters().size(); i++) {
                statement.setObject(i + 1, query.parameters().get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                int read = 0;
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        rows.getObject(column);
                    }
                    read++;
                }
                return read;
            }
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    @Override
    public void close() throws SQLException {
        one.close();
    }
}
