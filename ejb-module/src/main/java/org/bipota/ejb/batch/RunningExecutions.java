package org.bipota.ejb.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The executions that run on this node, by their campaign. */
@ApplicationScoped
public class RunningExecutions {

    private final Map<Long, Long> executions = new ConcurrentHashMap<>();

    /** This node's name, another than that of each node on the same database. */
    public String node() {
        return System.getProperty("jboss.node.name", "bipota");
    }

    /** Whether a campaign is run here. */
    public boolean isRunning(long campaign) {
        return executions.containsKey(campaign);
    }

    /** An execution began. */
    public void began(long campaign, long execution) {
        executions.put(campaign, execution);
    }

    /** It ended. */
    public void ended(long campaign) {
        executions.remove(campaign);
    }

    /** The campaigns that are run here. */
    public Set<Long> campaigns() {
        return Set.copyOf(executions.keySet());
    }

    /** The execution that runs a campaign here, or null. */
    public Long execution(long campaign) {
        return executions.get(campaign);
    }
}
