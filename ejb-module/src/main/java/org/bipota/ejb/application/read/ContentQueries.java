package org.bipota.ejb.application.read;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads contents, of each its current version. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ContentQueries {

    private static final String CONTENT = """
            select name, version, tar, kind, octets, sms_segments, bip_packets, created_at, created_by \
            from content""";

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    /** For the container, which injects the data source. */
    public ContentQueries() {
    }

    /** Reads through {@code dataSource}. */
    public ContentQueries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The content {@code name}, or empty when there is none. */
    public Optional<ContentView> find(String name) {
        return Rows.of(dataSource, CONTENT + " where is_current and name = ?", ContentQueries::view, name).stream().findFirst();
    }

    /**
     * A page of the contents, in the order of their names.
     *
     * @param after the last name of the page before, or null
     * @param limit at least 1
     */
    public Page<ContentView> list(String after, int limit) {
        Conditions conditions = new Conditions().when(true, "is_current").with("name > ?", after);
        List<ContentView> found = Rows.of(dataSource, CONTENT + conditions.where() + " order by name limit ?",
                ContentQueries::view, conditions.parameters(limit + 1));
        return Page.of(found, limit, ContentView::name);
    }

    private static ContentView view(ResultSet row) throws SQLException {
        return new ContentView(row.getString("name"), row.getInt("version"), row.getString("tar"),
                row.getString("kind").toLowerCase(Locale.ROOT), row.getInt("octets"), row.getInt("sms_segments"),
                row.getInt("bip_packets"), Rows.instant(row, "created_at"), row.getString("created_by"));
    }
}
