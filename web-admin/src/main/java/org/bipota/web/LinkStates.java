package org.bipota.web;

import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bipota.ejb.application.read.AdapterUnavailableException;
import org.bipota.ejb.application.read.LinkView;
import org.bipota.ejb.application.read.TrafficQueries;

/** The links' states by name with what is wrong, as a bean of a type of the JDK, for the health check, which sees no types of ours. */
@Stateless
@Local(Supplier.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LinkStates implements Supplier<Map<String, String>> {

    @Inject
    private TrafficQueries traffic;

    @Override
    public Map<String, String> get() {
        try {
            Map<String, String> states = new TreeMap<>();
            for (LinkView link : traffic.links()) {
                boolean wrong = !link.state().equals("BOUND") && link.lastError() != null;
                states.put(link.name(), wrong ? link.state() + ": " + link.lastError() : link.state());
            }
            return states;
        } catch (AdapterUnavailableException e) {
            WebLog.LOG.adapterUnavailable(e.getMessage());
            return Map.of();
        }
    }
}
