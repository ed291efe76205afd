package org.bipota.bip;

import jakarta.resource.spi.InvalidPropertyException;
import java.beans.IntrospectionException;
import java.beans.PropertyDescriptor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the properties of a JavaBean, so that all of it is reported at once. */
public final class Problems {

    private final Class<?> bean;
    private final List<String> found = new ArrayList<>();
    private final List<PropertyDescriptor> properties = new ArrayList<>();

    /** Of the properties of this class. */
    public Problems(Class<?> bean) {
        this.bean = bean;
    }

    /** Demands a number from {@code low} to {@code high}; answers {@code low} when it is not. */
    public int number(String property, Integer value, int low, int high) {
        if (value != null && value >= low && value <= high) {
            return value;
        }
        add(property, value, low + " to " + high);
        return low;
    }

    /** Demands an ISO 8601 duration from {@code low} to {@code high}; answers {@code low} when it is not. */
    public Duration duration(String property, String value, Duration low, Duration high) {
        String allowed = "an ISO 8601 duration from " + low + " to " + high;
        try {
            Duration duration = value == null ? null : Duration.parse(value);
            if (duration != null && duration.compareTo(low) >= 0 && duration.compareTo(high) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            add(property, value, allowed + " (" + e.getMessage() + ")");
            return low;
        }
        add(property, value, allowed);
        return low;
    }

    /** Demands an IP address or a name that leads to one; answers the loopback address when it is not. */
    public InetAddress address(String property, String value) {
        if (value != null && !value.isBlank()) {
            try {
                return InetAddress.getByName(value);
            } catch (UnknownHostException e) {
                add(property, value, "an IP address of this machine (" + e.getMessage() + ")");
                return InetAddress.getLoopbackAddress();
            }
        }
        add(property, value, "an IP address of this machine");
        return InetAddress.getLoopbackAddress();
    }

    private void add(String property, Object value, String allowed) {
        found.add(property + " is " + value + ", allowed is " + allowed);
        try {
            properties.add(new PropertyDescriptor(property, bean));
        } catch (IntrospectionException e) {
            throw new IllegalArgumentException(bean + " has no property " + property, e);
        }
    }

    /** Throws when anything was found; its descriptors name every bad property. */
    public void report() throws InvalidPropertyException {
        if (!found.isEmpty()) {
            InvalidPropertyException problem = new InvalidPropertyException(String.join("; ", found));
            problem.setInvalidPropertyDescriptors(properties.toArray(PropertyDescriptor[]::new));
            throw problem;
        }
    }
}
