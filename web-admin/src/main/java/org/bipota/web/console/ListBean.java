package org.bipota.web.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bipota.ejb.application.console.Position;
import org.bipota.ejb.application.console.Slice;

/**
 * A page of a list, at the position that the address gives. The rows are read once a request, and only when they are shown;
 * the ways on and back keep the filter.
 */
abstract class ListBean<T> {

    /** Rows of a page. */
    static final int ROWS = 50;

    private static final String NUMBER = "[0-9]{1,18}";

    private final boolean byNumber;
    private String after;
    private String before;
    private Slice<T> slice;

    /** A list by number or by name. */
    ListBean(boolean byNumber) {
        this.byNumber = byNumber;
    }

    /** Reads a page. */
    abstract Slice<T> read(Position position, int limit);

    /** The filter by the names of the address; a null value is left out. */
    abstract Map<String, Object> filter();

    /** The rows. */
    public List<T> getItems() {
        return slice().items();
    }

    /** The query of the page before, or null. */
    public String getPrevious() {
        return slice().previous() == null ? null : query("before", slice().previous());
    }

    /** The query of the page behind, or null. */
    public String getNext() {
        return slice().next() == null ? null : query("after", slice().next());
    }

    /** The filter as a query, for exports. */
    public String getFilterQuery() {
        return query(null, null);
    }

    private String query(String key, String value) {
        Map<String, Object> all = filter();
        if (key != null) {
            all.put(key, value);
        }
        return all.entrySet().stream().filter(entry -> entry.getValue() != null)
                .map(entry -> entry.getKey() + '=' + URLEncoder.encode(entry.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Slice<T> slice() {
        if (slice == null) {
            slice = read(new Position(before == null ? key(after) : null, key(before)), ROWS);
        }
        return slice;
    }

    private String key(String given) {
        return given == null || byNumber && !given.matches(NUMBER) ? null : given;
    }

    /** The key that the page begins after, of the address. */
    public String getAfter() {
        return after;
    }

    /** The key that the page begins after, of the address. */
    public void setAfter(String after) {
        this.after = after;
    }

    /** The key that the page ends before, of the address. */
    public String getBefore() {
        return before;
    }

    /** The key that the page ends before, of the address. */
    public void setBefore(String before) {
        this.before = before;
    }
}
