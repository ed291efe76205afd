package org.bipota.ejb.application.console;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.bipota.ejb.application.read.Conditions;
import org.bipota.ejb.application.read.ContentView;
import org.bipota.ejb.application.read.Rows;

/** Lists contents by name, of each its current version. */
@Stateless
@RolesAllowed("viewer")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ContentLines {

    private static final KeysetList<ContentView> LIST = KeysetList.byName("""
            select name, version, tar, kind, octets, sms_segments, bip_packets, created_at, created_by from content""",
            "", "name", ContentLines::line, ContentView::name);

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    /** For the container, which injects the data source. */
    public ContentLines() {
    }

    /** Reads through {@code dataSource}. */
    public ContentLines(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A page. */
    public Slice<ContentView> list(Position position, int limit) {
        return LIST.read(dataSource, new Conditions().when(true, "is_current"), position, limit);
    }

    private static ContentView line(ResultSet row) throws SQLException {
        return new ContentView(row.getString("name"), row.getInt("version"), row.getString("tar"),
                row.getString("kind").toLowerCase(Locale.ROOT), row.getInt("octets"), row.getInt("sms_segments"),
                row.getInt("bip_packets"), Rows.instant(row, "created_at"), row.getString("created_by"));
    }
}
