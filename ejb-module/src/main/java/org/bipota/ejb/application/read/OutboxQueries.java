package org.bipota.ejb.application.read;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** Counts the outbox. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxQueries {

    private record StateCount(String state, long number, Instant oldestAt) {
    }

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    /** For the container, which injects the data source. */
    public OutboxQueries() {
    }

    OutboxQueries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The outbox of all nodes; reads all of it. */
    public OutboxView outbox() {
        List<StateCount> counts = Rows.of(dataSource,
                "select state, count(*) as number, min(created_at) as oldest_at from outbox_message group by state",
                row -> new StateCount(row.getString("state"), row.getLong("number"), Rows.instant(row, "oldest_at")));
        return new OutboxView(number(counts, "READY"), number(counts, "SENDING"), counts.stream()
                .map(StateCount::oldestAt).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null));
    }

    private static long number(List<StateCount> counts, String state) {
        return counts.stream().filter(count -> count.state().equals(state)).mapToLong(StateCount::number).sum();
    }
}
