package org.bipota.ejb.outbound;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import org.bipota.bip.api.BipConnectionFactory;
import org.bipota.ejb.application.ApplicationLog;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Variable;
import org.bipota.ejb.domain.CardTransport;
import org.bipota.protocol.secured.MinimumSecurity;
import org.bipota.smpp.api.SmppConnectionFactory;

/**
 * Starts and stops what works by itself. Whether configuration and credential store can be used was seen before, by
 * {@link org.bipota.ejb.application.UsabilityAtStart}; where this start fails all the same, nothing else works by itself, since all
 * that does depends on this bean.
 */
@Singleton
@Startup
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ServerLifecycle {

    @Resource(lookup = "java:/eis/bipota/smpp")
    private SmppConnectionFactory smpp;

    @Resource(lookup = "java:/eis/bipota/bip")
    private BipConnectionFactory bip;

    @Resource
    private ManagedExecutorService executor;

    @Resource
    private TimerService timers;

    @Inject
    private Configuration configuration;

    @Inject
    private Dispatcher dispatcher;

    @Inject
    private ChannelSender channels;

    @Inject
    private Expectations expectations;

    @Inject
    private Sweep sweep;

    private SingleFlight rounds;

    /** Starts. */
    @PostConstruct
    void start() {
        String node = System.getProperty("jboss.node.name", "bipota");
        if (configuration.minimumSecurity() == MinimumSecurity.NONE) {
            ApplicationLog.LOG.noMinimumSecurity();
        }
        channels.start(bip, executor);
        dispatcher.start(smpp, executor, node);
        expectations.restore();
        Duration interval = configuration.duration(Variable.SWEEP_INTERVAL);
        rounds = new SingleFlight(executor, () -> round(node), () -> ApplicationLog.LOG.noThread(interval));
        timers.createIntervalTimer(interval.toMillis(), interval.toMillis(), new TimerConfig(null, false));
        ApplicationLog.LOG.ready(configuration.advertisedAddress().getHostAddress(),
                configuration.advertisedPort(CardTransport.UDP), configuration.advertisedPort(CardTransport.TCP));
    }

    /** It is time for a round; a timer of the container's own, since it rests by itself while the server suspends. */
    @Timeout
    void tick() {
        rounds.wake();
    }

    /** Stops. */
    @PreDestroy
    void stop() {
        dispatcher.stop();
        channels.stop();
        ApplicationLog.LOG.stopped();
    }

    private void round(String node) {
        sweep.run(node);
        dispatcher.wake();
    }
}
