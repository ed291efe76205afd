package org.bipota.ejb.outbound;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.bipota.ejb.application.ApplicationLog;
import org.bipota.ejb.application.CardKeyVault;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Variable;
import org.bipota.ejb.domain.CardTransport;
import org.bipota.protocol.secured.MinimumSecurity;
import org.bipota.smpp.api.SmppConnectionFactory;

/**
 * Starts and stops what works by itself. A configuration that cannot be used, or a key store that cannot be opened, fails
 * the deployment here, with the reason.
 */
@Singleton
@Startup
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ServerLifecycle {

    @Resource(lookup = "java:/eis/bipota/smpp")
    private SmppConnectionFactory smpp;

    @Resource
    private ManagedExecutorService executor;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Inject
    private Configuration configuration;

    @Inject
    private CardKeyVault vault;

    @Inject
    private Dispatcher dispatcher;

    @Inject
    private Sweep sweep;

    private ScheduledFuture<?> schedule;

    /** Starts. */
    @PostConstruct
    void start() {
        String node = System.getProperty("jboss.node.name", "bipota");
        if (configuration.minimumSecurity() == MinimumSecurity.NONE) {
            ApplicationLog.LOG.noMinimumSecurity();
        }
        dispatcher.start(smpp, executor, node);
        long interval = configuration.duration(Variable.SWEEP_INTERVAL).toMillis();
        schedule = scheduler.scheduleWithFixedDelay(() -> round(node), interval, interval, TimeUnit.MILLISECONDS);
        ApplicationLog.LOG.ready(configuration.advertisedAddress().getHostAddress(),
                configuration.advertisedPort(CardTransport.UDP), configuration.advertisedPort(CardTransport.TCP));
    }

    /** Stops. */
    @PreDestroy
    void stop() {
        schedule.cancel(false);
        dispatcher.stop();
        ApplicationLog.LOG.stopped();
    }

    private void round(String node) {
        sweep.run(node);
        dispatcher.wake();
    }
}
