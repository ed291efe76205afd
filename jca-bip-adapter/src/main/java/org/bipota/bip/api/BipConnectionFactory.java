package org.bipota.bip.api;

import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import java.io.Serializable;

/** Where connections come from; bound at {@code java:/eis/bipota/bip}. */
public interface BipConnectionFactory extends Serializable, Referenceable {

    /** A connection; close it after use. */
    BipConnection getConnection() throws ResourceException;
}
