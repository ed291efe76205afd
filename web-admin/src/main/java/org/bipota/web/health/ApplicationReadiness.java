package org.bipota.web.health;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.bipota.ejb.application.read.AdapterUnavailableException;
import org.bipota.ejb.application.read.OverviewQueries;
import org.bipota.ejb.application.read.TrafficQueries;
import org.bipota.web.WebLog;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the database answers. The state of the links to SMSCs is told and decides nothing: without an SMSC the API
 * and the console still work, and cards may still connect.
 */
@Readiness
@ApplicationScoped
public class ApplicationReadiness implements HealthCheck {

    @Inject
    private OverviewQueries overview;

    @Inject
    private TrafficQueries traffic;

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("bip-ota");
        try {
            overview.databaseAnswers();
            answer.up().withData("database", "reachable");
        } catch (EJBException e) {
            WebLog.LOG.notReady(e);
            answer.down().withData("database", "not reachable");
        }
        try {
            traffic.links().forEach(link -> answer.withData("link." + link.name(), link.state()));
        } catch (AdapterUnavailableException e) {
            answer.withData("links", e.getMessage());
        }
        return answer.build();
    }
}
