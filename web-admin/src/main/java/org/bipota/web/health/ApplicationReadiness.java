package org.bipota.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the application is deployed, the database answers and channels of cards are accepted. The states of the links
 * to SMSCs are told, with what is wrong, and decide nothing: without an SMSC the API and the console still work, cards may
 * still connect, and a balancer that took the server out would not bring the SMSC back. Alarms on links are the metrics'
 * work ({@code bipota_smpp_link_state}).
 */
@Readiness
@ApplicationScoped
public class ApplicationReadiness implements HealthCheck {

    private static final String DATA_SOURCE = "java:jboss/datasources/BipOtaDS";
    private static final String LINK_STATES = "java:global/bip-ota/web/LinkStates!java.util.function.Supplier";
    private static final String CHANNEL_INTAKE = "java:global/bip-ota/web/ChannelIntake!java.util.function.Supplier";
    private static final int DATABASE_ANSWERS_WITHIN_SECONDS = 2;

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("bip-ota");
        boolean database = databaseAnswers();
        answer.withData("database", database ? "reachable" : "not reachable");
        boolean channels;
        try {
            channels = channelsAccepted();
            answer.withData("channels", channels ? "accepted" : "not accepted");
            linkStates().forEach((name, state) -> answer.withData("link " + name, String.valueOf(state)));
        } catch (NamingException notDeployed) {
            return answer.withData("application", "not deployed").down().build();
        }
        return answer.status(database && channels).build();
    }

    private static boolean databaseAnswers() {
        try (Connection connection = ((DataSource) new InitialContext().lookup(DATA_SOURCE)).getConnection()) {
            return connection.isValid(DATABASE_ANSWERS_WITHIN_SECONDS);
        } catch (SQLException | NamingException e) {
            HealthLog.LOG.notReady(e);
            return false;
        }
    }

    private static boolean channelsAccepted() throws NamingException {
        return Boolean.TRUE.equals(((Supplier<?>) new InitialContext().lookup(CHANNEL_INTAKE)).get());
    }

    private static Map<?, ?> linkStates() throws NamingException {
        return (Map<?, ?>) ((Supplier<?>) new InitialContext().lookup(LINK_STATES)).get();
    }
}
