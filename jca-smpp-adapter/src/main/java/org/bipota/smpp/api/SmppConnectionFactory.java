package org.bipota.smpp.api;

import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import java.io.Serializable;

/** Where connections come from; bound at {@code java:/eis/bipota/smpp}. */
public interface SmppConnectionFactory extends Serializable, Referenceable {

    /** A connection; close it after use. */
    SmppConnection getConnection() throws ResourceException;
}
