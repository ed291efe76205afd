package org.bipota.smpp.inflow;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.beans.IntrospectionException;
import java.beans.PropertyDescriptor;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a message endpoint may ask for; nothing is required, and what is left out is the adapter's own setting. */
public class SmppActivationSpec implements ActivationSpec, Serializable {

    private static final long serialVersionUID = 1L;

    private static final int MAX_WORKERS = 200;
    private static final int MAX_BATCH = 1_000;

    private transient ResourceAdapter resourceAdapter;
    private Integer workers;
    private Integer batchSize;

    /** Delivering threads, 1 to 200; null: the adapter's {@code inboundWorkers}. */
    public Integer getWorkers() {
        return workers;
    }

    /** See {@link #getWorkers}. */
    public void setWorkers(Integer workers) {
        this.workers = workers;
    }

    /** The most messages in one transaction, 1 to 1000; null: the adapter's {@code batchSize}. */
    public Integer getBatchSize() {
        return batchSize;
    }

    /** See {@link #getBatchSize}. */
    public void setBatchSize(Integer batchSize) {
        this.batchSize = batchSize;
    }

    /** Reports every property that is out of range. */
    @Override
    public void validate() throws InvalidPropertyException {
        List<String> problems = new ArrayList<>();
        List<PropertyDescriptor> properties = new ArrayList<>();
        check("workers", workers, MAX_WORKERS, problems, properties);
        check("batchSize", batchSize, MAX_BATCH, problems, properties);
        if (!problems.isEmpty()) {
            InvalidPropertyException exception = new InvalidPropertyException(String.join("; ", problems));
            exception.setInvalidPropertyDescriptors(properties.toArray(PropertyDescriptor[]::new));
            throw exception;
        }
    }

    private static void check(String name, Integer value, int max, List<String> problems, List<PropertyDescriptor> properties) {
        if (value == null || value >= 1 && value <= max) {
            return;
        }
        problems.add(name + ": " + value + ", allowed are 1 to " + max);
        try {
            properties.add(new PropertyDescriptor(name, SmppActivationSpec.class));
        } catch (IntrospectionException e) {
            throw new IllegalStateException("no property " + name, e);
        }
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return resourceAdapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter adapter) throws ResourceException {
        if (resourceAdapter != null && resourceAdapter != adapter) {
            throw new jakarta.resource.spi.IllegalStateException("the activation already belongs to a resource adapter");
        }
        resourceAdapter = adapter;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SmppActivationSpec that
                && Objects.equals(workers, that.workers) && Objects.equals(batchSize, that.batchSize);
    }

    @Override
    public int hashCode() {
        return Objects.hash(workers, batchSize);
    }
}
