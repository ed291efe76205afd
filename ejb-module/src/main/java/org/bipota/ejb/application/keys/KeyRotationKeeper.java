package org.bipota.ejb.application.keys;

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
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Variable;

/** Carries on with a rotation of the master key that was begun on any node, also one that a crash interrupted. */
@Singleton
@Startup
@DependsOn("ServerLifecycle")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KeyRotationKeeper {

    /** So that the server can stop in between. */
    private static final int BATCHES_A_ROUND = 20;

    @Resource
    private TimerService timers;

    @Inject
    private Configuration configuration;

    @Inject
    private KeyRotation rotation;

    private boolean tidied;

    /** Starts. */
    @PostConstruct
    void start() {
        next(configuration.duration(Variable.KEY_ROTATION_INTERVAL).toMillis());
    }

    /** One timer for each round, since a round may take longer than the interval. */
    private void next(long millis) {
        timers.createSingleActionTimer(millis, new TimerConfig(null, false));
    }

    /** One round; a failure is logged, and the next round tries again. */
    @Timeout
    void round() {
        boolean more = false;
        try {
            more = goOn();
        } catch (Exception failed) { // also the RollbackException, undeclared, of a commit that failed
            KeysLog.LOG.rotationFailed(failed);
        } finally {
            next(more ? 1 : configuration.duration(Variable.KEY_ROTATION_INTERVAL).toMillis());
        }
    }

    private boolean goOn() {
        if (rotation.isGoingOn()) {
            tidied = false;
            int done = 1;
            for (int batch = 0; batch < BATCHES_A_ROUND && done > 0; batch++) {
                done = rotation.goOn(configuration.number(Variable.KEY_ROTATION_BATCH));
            }
            if (done > 0) {
                return true;
            }
            rotation.drop();
        } else if (!tidied) {
            rotation.tidyStore();
            tidied = true;
        }
        return false;
    }
}
