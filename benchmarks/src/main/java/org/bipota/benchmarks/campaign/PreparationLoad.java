package org.bipota.benchmarks.campaign;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.bipota.ejb.application.campaign.CampaignPreparation;
import org.bipota.ejb.application.campaign.TargetPreparation;
import org.bipota.ejb.domain.CampaignTarget;
import org.bipota.ejb.domain.MessagePriority;
import org.bipota.ejb.domain.RoutingPolicy;
import org.bipota.ejb.persistence.CampaignDownloads;
import org.bipota.ejb.persistence.TargetRows;

/** Prepares the campaign of {@link PreparationTables}, in one way or the other. */
public final class PreparationLoad {

    /** Who prepares. */
    public enum Contestant {
        /** The classes that the batch job's artefacts call, chunk by chunk, each chunk a transaction. */
        PRODUCT,
        /** One {@code INSERT … SELECT … CASE} on each connection. */
        STATEMENT
    }

    private static final String ONE_STATEMENT = """
            insert into download (id, card_id, msisdn, content_id, campaign_id, policy_id, priority, route, route_reason, \
            state, reason, requested_at, decided_at) \
            select nextval('download_seq'), c.id, t.msisdn, 1, 1, 1, 30, \
            case when c.id is null then 'NOTIFY' when k.state = 'CAPABLE' then 'BIP' else 'SMS' end, \
            case when c.id is null then 'no card was imported for this subscriber' \
            when k.state = 'CAPABLE' then 'capability CAPABLE, 800 octets below the SMS threshold of 1024: by BIP, at most 3 pushes' \
            else 'capability ' || coalesce(k.state, 'UNKNOWN') || ', 800 octets below the SMS threshold of 1024: by SMS' end, \
            case when c.id is null then 'FAILED' else 'PENDING' end, \
            case when c.id is null then 'no card was imported for this subscriber' end, now(), \
            case when c.id is null then now() end \
            from campaign_target t left join card c on c.msisdn = t.msisdn left join terminal_capability k on k.card_id = c.id \
            where t.campaign_id = 1 and t.ordinal >= ? and t.ordinal <= ?""";

    private final PreparationTables tables;
    private final int targets;
    private final int connections;
    private final AtomicLong prepared = new AtomicLong();

    /** Prepares {@code targets} targets over {@code connections} connections. */
    public PreparationLoad(PreparationTables tables, int targets, int connections) {
        this.tables = tables;
        this.targets = targets;
        this.connections = connections;
    }

    /** Targets prepared so far in this round. */
    public long prepared() {
        return prepared.get();
    }

    /** Prepares all, into an empty table, and answers targets per second. */
    public double perSecond(Contestant contestant) throws SQLException, InterruptedException, ExecutionException {
        tables.empty();
        prepared.set(0);
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long start = System.nanoTime();
            List<Future<?>> parts = new ArrayList<>();
            for (int part = 0; part < connections; part++) {
                long first = 1 + (long) targets * part / connections;
                long last = (long) targets * (part + 1) / connections;
                parts.add(threads.submit(() -> {
                    prepare(contestant, first, last);
                    return null;
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
            return targets * 1e9 / (System.nanoTime() - start);
        } finally {
            threads.shutdownNow();
        }
    }

    private void prepare(Contestant contestant, long first, long last) throws SQLException {
        try (Connection connection = tables.connect()) {
            connection.setAutoCommit(false);
            switch (contestant) {
                case PRODUCT -> inChunks(connection, first, last);
                case STATEMENT -> atOnce(connection, first, last);
            }
        }
    }

    private void inChunks(Connection connection, long first, long last) throws SQLException {
        TargetPreparation preparation = new TargetPreparation(
                new CampaignDownloads.Order(PreparationTables.ID, PreparationTables.ID, PreparationTables.ID, MessagePriority.CAMPAIGN.number()),
                PreparationTables.CONTENT_OCTETS, new RoutingPolicy(1024, 3, false, null));
        TargetRows rows = new TargetRows(connection);
        List<CampaignTarget> page;
        for (long after = first - 1; !(page = rows.page(PreparationTables.ID, after, last, CampaignPreparation.CHUNK)).isEmpty();) {
            preparation.store(connection, page.stream().map(preparation::prepare).toList(), Instant.now());
            connection.commit();
            after = page.get(page.size() - 1).ordinal();
            prepared.addAndGet(page.size());
        }
    }

    private void atOnce(Connection connection, long first, long last) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ONE_STATEMENT)) {
            statement.setLong(1, first);
            statement.setLong(2, last);
            prepared.addAndGet(statement.executeUpdate());
            connection.commit();
        }
    }
}
