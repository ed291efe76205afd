package org.bipota.ejb.application.console;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.bipota.ejb.application.ApplicationLog;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Variable;

/** Says when the figures by the hour are brought up to date: at start and at intervals. */
@Singleton
@Startup
@DependsOn("ServerLifecycle")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FigureKeeper {

    @Resource
    private TimerService timers;

    @Inject
    private Configuration configuration;

    @Inject
    private HourlyTally tally;

    /** Starts. */
    @PostConstruct
    void start() {
        timers.createIntervalTimer(0, configuration.duration(Variable.FIGURES_INTERVAL).toMillis(), new TimerConfig(null, false));
    }

    /** It is time. */
    @Timeout
    void tick() {
        try {
            boolean more;
            do {
                more = tally.countHour();
            } while (more);
            tally.countSubscribers();
            tally.forget();
        } catch (Exception failed) { // the database, or another node was faster; the next round tries again
            ApplicationLog.LOG.figuresNotCounted(failed);
        }
    }
}
