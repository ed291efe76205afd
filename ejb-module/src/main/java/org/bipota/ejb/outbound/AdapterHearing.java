package org.bipota.ejb.outbound;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.resource.ResourceException;
import java.time.Clock;
import java.time.Instant;
import org.bipota.bip.api.BipConnection;
import org.bipota.bip.api.BipConnectionFactory;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Hearing;
import org.bipota.ejb.application.Variable;

/** Hears as far as the BIP adapter has delivered. */
@ApplicationScoped
public class AdapterHearing implements Hearing {

    @Resource(lookup = "java:/eis/bipota/bip")
    private BipConnectionFactory bip;

    @Inject
    private Configuration configuration;

    @Inject
    private Clock clock;

    private Instant since;

    @PostConstruct
    void begin() {
        since = clock.instant();
    }

    @Override
    public Instant since() {
        return since;
    }

    @Override
    public Instant until(Instant now) {
        Instant earliest = now.minus(configuration.duration(Variable.DEADLINE_LAG));
        try (BipConnection connection = bip.getConnection()) {
            Instant oldest = connection.oldestUndelivered().orElse(now);
            return oldest.isBefore(earliest) ? earliest : oldest.isAfter(now) ? now : oldest;
        } catch (ResourceException closed) {
            // nothing is heard without the adapter; waits are prolonged as far as they may be
            return earliest;
        }
    }
}
