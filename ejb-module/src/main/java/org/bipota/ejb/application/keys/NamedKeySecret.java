package org.bipota.ejb.application.keys;

import org.bipota.ejb.domain.NamedKeyAlgorithm;
import org.bipota.protocol.Octets;

/**
 * A named key in clear; not to be kept.
 *
 * @param algorithm what it is used with
 * @param octets as many as the algorithm admits
 */
public record NamedKeySecret(NamedKeyAlgorithm algorithm, Octets octets) {

    /** The octets are not shown. */
    @Override
    public String toString() {
        return "NamedKeySecret[algorithm=" + algorithm + ']';
    }
}
