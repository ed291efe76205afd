package org.bipota.ejb.application.campaign;

import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bipota.ejb.TestClock;
import org.bipota.ejb.application.AuditTrail;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.RoutingPolicies;
import org.bipota.ejb.application.campaign.TargetPreparation.Prepared;
import org.bipota.ejb.domain.CampaignTarget;
import org.bipota.ejb.domain.CapabilityState;
import org.bipota.ejb.domain.TargetQuery;
import org.bipota.ejb.persistence.Campaign;
import org.bipota.ejb.persistence.CampaignRows;
import org.bipota.ejb.persistence.CampaignRun;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.ContentRows;
import org.bipota.ejb.persistence.Database;
import org.bipota.ejb.persistence.Sealed;
import org.bipota.ejb.persistence.TerminalCapability;
import org.bipota.ejb.persistence.TargetRows.Range;
import org.bipota.protocol.Octets;

/** The services of campaigns on a database, put together by hand; the job's loop is written out where a test needs it. */
final class CampaignServer {

    static final String CONTENT = "menu";

    final TestClock clock = new TestClock();
    final Database database = Database.emptied();
    final Configuration configuration;

    CampaignServer(Map<String, String> settings) {
        configuration = Configuration.read(settings::get, Path.of("target"));
    }

    /** The services of one transaction. */
    final class Services {
        final EntityManager entityManager;
        final CampaignRows rows;
        final CampaignOrderTransaction orders;
        final TargetUploadTransaction uploads;
        final Campaigns campaigns;
        final CampaignPreparation preparation;
        final CampaignRelease release;
        final CampaignEnd end;
        final CampaignRuns runs;

        private Services(EntityManager em) {
            entityManager = em;
            rows = new CampaignRows(em);
            RoutingPolicies policies = new RoutingPolicies(em, configuration);
            AuditTrail audit = new AuditTrail(em, clock, Optional::empty);
            orders = new CampaignOrderTransaction(rows, new ContentRows(em), policies, audit, clock);
            uploads = new TargetUploadTransaction(rows);
            campaigns = new Campaigns(rows, configuration, audit, clock);
            preparation = new CampaignPreparation(rows, new ContentRows(em), policies, clock);
            release = new CampaignRelease(rows, policies, configuration, clock);
            end = new CampaignEnd(rows, clock);
            runs = new CampaignRuns(rows, campaigns, configuration, clock);
        }
    }

    <T> T in(Function<Services, T> work) {
        return database.in(em -> work.apply(new Services(em)));
    }

    void run(Consumer<Services> work) {
        database.run(em -> work.accept(new Services(em)));
    }

    /** Stores a content of so many octets. */
    void content(int octets) {
        execute("insert into content (id, name, version, is_current, tar, kind, octets, sms_segments, bip_packets, script,"
                + " created_at, created_by) values (1, '" + CONTENT + "', 1, true, 'B00010', 'EXPANDED', " + octets
                + ", 3, 1, '', current_timestamp, 'operator')");
    }

    /** Imports a card and answers its id. */
    long card(String msisdn, CapabilityState state) {
        return database.in(em -> {
            Card card = new Card("8949000" + msisdn, msisdn, "424950", clock.instant());
            card.storeKeys(0x15, new Sealed(Octets.ofHex("01"), 1), 0x15, new Sealed(Octets.ofHex("02"), 1), clock.instant());
            em.persist(card);
            em.persist(new TerminalCapability(card.id(), clock.instant()));
            em.flush();
            em.createNativeQuery("update terminal_capability set state = :state, tac = '35100091' where card_id = :card")
                    .setParameter("state", state.name()).setParameter("card", card.id()).executeUpdate();
            return card.id();
        });
    }

    static CampaignOrder order(List<String> msisdns, TargetQuery query, CampaignPolicy policy) {
        return new CampaignOrder("spring", CONTENT, msisdns, query, policy, null, null, "digest");
    }

    static CampaignPolicy noPolicy() {
        return new CampaignPolicy(null, null, null, null, null, null);
    }

    long ordered(CampaignOrder order) {
        return in(services -> services.orders.order(order, "operator").orElseThrow().id());
    }

    Campaign campaign(long id) {
        return database.in(em -> em.find(Campaign.class, id));
    }

    CampaignRun campaignRun(long id) {
        return database.in(em -> em.find(CampaignRun.class, id));
    }

    /** The job from its start to the end of the preparation, in one part and chunks of {@code chunk}. */
    void prepare(long id, int chunk) {
        Range cards = in(services -> services.preparation.cards(id));
        if (cards.last() >= cards.first()) {
            run(services -> services.preparation.select(id, cards.first() - 1, cards.last()));
        }
        for (Range part : in(services -> services.preparation.parts(id))) {
            for (long after = part.first() - 1; after >= 0;) {
                after = prepareChunk(id, after, part.last(), chunk);
            }
        }
        run(services -> services.preparation.finish(id));
    }

    /** One chunk, in one transaction; answers how far it came, or -1 at the end. */
    long prepareChunk(long id, long after, long through, int chunk) {
        return in(services -> {
            TargetPreparation rule = services.preparation.preparation(id);
            List<CampaignTarget> page = services.preparation.page(id, after, through);
            List<Prepared> prepared = new ArrayList<>();
            page.stream().limit(chunk).forEach(target -> prepared.add(rule.prepare(target)));
            services.preparation.store(rule, prepared);
            return prepared.isEmpty() ? -1 : prepared.get(prepared.size() - 1).target().ordinal();
        });
    }

    /** The first column of a query, as text. */
    List<String> column(String sql) {
        List<?> values = database.in(em -> em.createNativeQuery(sql).getResultList());
        return values.stream().map(String::valueOf).toList();
    }

    void execute(String sql) {
        database.run(em -> em.createNativeQuery(sql).executeUpdate());
    }
}
