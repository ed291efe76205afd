package org.bipota.bip.inflow;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.Activation;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.io.Serializable;
import org.bipota.bip.Problems;
import org.bipota.bip.api.BipChannelListener;

/** What a message endpoint says when it wants channels; addresses and bounds are the adapter's own properties. */
@Activation(messageListeners = BipChannelListener.class)
public class BipActivationSpec implements ActivationSpec, Serializable {

    private static final long serialVersionUID = 1L;

    private transient ResourceAdapter resourceAdapter;

    @ConfigProperty(defaultValue = "10000", description = "How long an event waits for a free endpoint instance")
    private Integer endpointTimeoutMillis = 10_000;

    /** How long an event waits for a free endpoint instance, 1 to 600000 ms. */
    public Integer getEndpointTimeoutMillis() {
        return endpointTimeoutMillis;
    }

    /** Sets how long an event waits for a free endpoint instance. */
    public void setEndpointTimeoutMillis(Integer endpointTimeoutMillis) {
        this.endpointTimeoutMillis = endpointTimeoutMillis;
    }

    @Override
    public void validate() throws InvalidPropertyException {
        Problems problems = new Problems(BipActivationSpec.class);
        problems.number("endpointTimeoutMillis", endpointTimeoutMillis, 1, 600_000);
        problems.report();
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return resourceAdapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter adapter) throws ResourceException {
        if (resourceAdapter != null && resourceAdapter != adapter) {
            throw new ResourceException("an activation belongs to one resource adapter for good");
        }
        resourceAdapter = adapter;
    }
}
