package org.bipota.ejb.application.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.bipota.ejb.application.read.AdapterUnavailableException;
import org.bipota.ejb.application.read.LinkView;
import org.bipota.ejb.application.read.TrafficQueries;

/** The capacity of the SMPP adapter's links. */
@ApplicationScoped
public class BoundLinks implements LinkCapacity {

    private static final String BOUND = "BOUND";

    @Inject
    private TrafficQueries traffic;

    @Override
    public int messagesPerSecond() {
        try {
            return traffic.links().stream().filter(link -> BOUND.equals(link.state())).mapToInt(LinkView::safeRate).sum();
        } catch (AdapterUnavailableException none) {
            return 0;
        }
    }
}
