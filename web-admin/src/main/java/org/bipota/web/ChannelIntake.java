package org.bipota.web;

import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.bipota.ejb.application.read.AdapterUnavailableException;
import org.bipota.ejb.application.read.TrafficQueries;

/** Whether channels are accepted, as a bean of a type of the JDK, for the health check, which sees no types of ours. */
@Stateless
@Local(Supplier.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ChannelIntake implements Supplier<Boolean> {

    @Inject
    private TrafficQueries traffic;

    @Override
    public Boolean get() {
        try {
            return traffic.channelsAccepted();
        } catch (AdapterUnavailableException e) {
            WebLog.LOG.adapterUnavailable(e.getMessage());
            return false;
        }
    }
}
