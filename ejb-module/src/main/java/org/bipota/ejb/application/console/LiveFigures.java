package org.bipota.ejb.application.console;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.bipota.ejb.application.read.Remembered;
import org.bipota.ejb.application.read.Rows;

/** Counts downloads under way, whose pushes and packets are in flight; those that wait or are held are not counted. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LiveFigures {

    private static final String DOWNLOADS =
            "select state, count(*) as number from download where state in ('PUSHED', 'TRANSFERRING') group by state";

    private record Count(String state, long number) {
    }

    private final Remembered<Map<String, Long>> downloads = new Remembered<>(this::count, System::nanoTime);

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    /** Downloads whose push is on its way or waits for its channel. */
    public long pushedDownloads() {
        return downloads.get().getOrDefault("PUSHED", 0L);
    }

    /** Downloads whose packets are being sent. */
    public long transferringDownloads() {
        return downloads.get().getOrDefault("TRANSFERRING", 0L);
    }

    private Map<String, Long> count() {
        return Rows.of(dataSource, DOWNLOADS, row -> new Count(row.getString("state"), row.getLong("number"))).stream()
                .collect(Collectors.toMap(Count::state, Count::number));
    }
}
