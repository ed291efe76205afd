package org.bipota.ejb.application.console;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bipota.ejb.application.read.CampaignQueries;
import org.bipota.ejb.application.read.CampaignView;
import org.bipota.ejb.application.read.Remembered;

/** Campaigns with their counts, for pages that look again and again: the counts of a big campaign take their time. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CampaignProgress {

    private static final int REMEMBERED = 100;

    private final Map<Long, Remembered<Optional<CampaignView>>> campaigns = new LinkedHashMap<>(16, 0.75f, true);

    @Inject
    private CampaignQueries queries;

    /** One campaign, its counts at most as old as a {@link Remembered} value is; empty when there is none with this id. */
    public Optional<CampaignView> find(long id) {
        return remembered(id).get();
    }

    /** Forgets what was counted of a campaign, since somebody told it something. */
    public void told(long id) {
        synchronized (campaigns) {
            campaigns.remove(id);
        }
    }

    private Remembered<Optional<CampaignView>> remembered(long id) {
        synchronized (campaigns) {
            Remembered<Optional<CampaignView>> one =
                    campaigns.computeIfAbsent(id, number -> new Remembered<>(() -> queries.find(number), System::nanoTime));
            if (campaigns.size() > REMEMBERED) {
                var eldest = campaigns.keySet().iterator();
                eldest.next();
                eldest.remove();
            }
            return one;
        }
    }
}
