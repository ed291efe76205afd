package org.bipota.web.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
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
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Variable;
import org.bipota.ejb.application.figures.Figure;
import org.bipota.ejb.application.figures.FigureSource;
import org.bipota.web.WebLog;

/**
 * Asks the sources of figures at intervals. When asking took long, the next round waits for twenty times as long, so that
 * counting big tables never takes more than a twentieth of the database's time.
 */
@Singleton
@Startup
@DependsOn("ejb.jar#ServerLifecycle")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MetricsExport {

    private static final int REST_PER_COST = 20;

    @Resource
    private TimerService timers;

    @Inject
    private MeterRegistry registry;

    @Inject
    private Configuration configuration;

    @Inject
    @Any
    private Instance<FigureSource> sources;

    private final ReentrantLock asking = new ReentrantLock();
    private MeterTable meters;
    private long restsUntilNanos;

    /** Starts. */
    @PostConstruct
    void start() {
        meters = new MeterTable(registry);
        restsUntilNanos = System.nanoTime();
        long interval = configuration.duration(Variable.METRICS_INTERVAL).toMillis();
        timers.createIntervalTimer(0, interval, new TimerConfig(null, false));
    }

    /** Time for a round; skipped while another one is under way. */
    @Timeout
    void round() {
        if (asking.tryLock()) {
            try {
                long began = System.nanoTime();
                if (meters != null && began - restsUntilNanos >= 0) {
                    meters.tell(figures());
                    long ended = System.nanoTime();
                    restsUntilNanos = ended + (ended - began) * REST_PER_COST;
                }
            } finally {
                asking.unlock();
            }
        }
    }

    /** The meters are the application's, so they go with it. */
    @PreDestroy
    void stop() {
        asking.lock();
        try {
            meters.clear();
            meters = null;
        } finally {
            asking.unlock();
        }
    }

    private List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (FigureSource source : sources) {
            try {
                figures.addAll(source.figures());
            } catch (RuntimeException failed) { // whatever one source lacks, the others are shown
                WebLog.LOG.figuresMissing(name(source), failed.getMessage());
            }
        }
        return figures;
    }

    /** Without what the container's proxy adds to the name. */
    private static String name(FigureSource source) {
        String name = source.getClass().getSimpleName();
        int proxy = name.indexOf('$');
        return proxy < 0 ? name : name.substring(0, proxy);
    }
}
