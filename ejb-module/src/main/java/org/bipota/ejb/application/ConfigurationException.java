package org.bipota.ejb.application;

import java.util.List;

/** Values that cannot be used; the message names each variable, its value and what is allowed. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** One problem or more. */
    public ConfigurationException(List<String> problems) {
        super(String.join("; ", problems));
    }
}
