package org.bipota.ejb.application.read;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Counts of campaigns that are not done. Counting reads every download of a campaign: where that takes long, one count serves all
 * viewers for twenty times as long as it took, and while one of them counts the others are shown the count before. What is counted
 * quickly is counted each time.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LiveCampaignCounts {

    private static final long QUICK_NANOS = 50_000_000L;
    private static final int LIFE_PER_COST = 20;

    private record Counted(CampaignCounts counts, long countedNanos, long lifeNanos) {

        boolean isGood(long now) {
            return now - countedNanos < lifeNanos;
        }
    }

    private final Map<Long, Counted> known = new ConcurrentHashMap<>();
    private final ReentrantLock counting = new ReentrantLock();

    /** The counts of {@code campaigns} by campaign; {@code recentSince} as in {@link CampaignCounts#live}. */
    public Map<Long, CampaignCounts> of(DataSource dataSource, List<Long> campaigns, Instant recentSince) {
        long now = System.nanoTime();
        Map<Long, CampaignCounts> counts = new HashMap<>();
        List<Long> wanted = new ArrayList<>();
        for (Long campaign : campaigns) {
            Counted last = known.get(campaign);
            if (last != null) {
                counts.put(campaign, last.counts());
            }
            if (last == null || !last.isGood(now)) {
                wanted.add(campaign);
            }
        }
        if (wanted.isEmpty() || counts.keySet().containsAll(wanted) && !counting.tryLock()) {
            return counts;
        }
        try {
            counts.putAll(count(dataSource, wanted, recentSince));
            return counts;
        } finally {
            if (counting.isHeldByCurrentThread()) {
                counting.unlock();
            }
        }
    }

    private Map<Long, CampaignCounts> count(DataSource dataSource, List<Long> campaigns, Instant recentSince) {
        long began = System.nanoTime();
        Map<Long, CampaignCounts> counts = CampaignCounts.live(dataSource, campaigns, recentSince);
        long ended = System.nanoTime();
        boolean quick = ended - began <= QUICK_NANOS;
        for (Long campaign : campaigns) {
            if (quick) {
                known.remove(campaign);
            } else {
                known.put(campaign, new Counted(counts.getOrDefault(campaign, CampaignCounts.NONE), ended, (ended - began) * LIFE_PER_COST));
            }
        }
        return counts;
    }
}
