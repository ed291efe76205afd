package org.bipota.ejb.outbound;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import org.bipota.ejb.application.ApplicationLog;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Variable;
import org.bipota.ejb.application.links.LinkReconciler;
import org.bipota.ejb.application.links.LinksChanged;
import org.bipota.smpp.api.SmppConnection;
import org.bipota.smpp.api.SmppConnectionFactory;

/** Says when the adapter's links are compared with the database: at start, after a change here, at intervals. */
@Singleton
@Startup
@DependsOn("ServerLifecycle")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LinkUpkeep {

    @Resource(lookup = "java:/eis/bipota/smpp")
    private SmppConnectionFactory smpp;

    @Resource
    private ManagedExecutorService executor;

    @Resource
    private TimerService timers;

    @Inject
    private Configuration configuration;

    @Inject
    private LinkReconciler reconciler;

    private SingleFlight rounds;
    private Duration interval;

    /** Starts. */
    @PostConstruct
    void start() {
        interval = configuration.duration(Variable.LINKS_INTERVAL);
        rounds = new SingleFlight(executor, this::round, () -> ApplicationLog.LOG.linksNotCompared(interval, null));
        timers.createIntervalTimer(0, interval.toMillis(), new TimerConfig(null, false));
    }

    /** It is time for a round. */
    @Timeout
    void tick() {
        rounds.wake();
    }

    /** A link was changed on this node. */
    public void onCommitted(@Observes(during = TransactionPhase.AFTER_SUCCESS) LinksChanged changed) {
        rounds.wake();
    }

    private void round() {
        try (SmppConnection adapter = smpp.getConnection()) {
            reconciler.reconcile(adapter);
        } catch (Exception failed) { // the database, or the adapter is stopping; the next round tries again
            ApplicationLog.LOG.linksNotCompared(interval, failed);
        }
    }
}
