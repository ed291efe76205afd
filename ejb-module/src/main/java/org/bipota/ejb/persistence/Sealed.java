package org.bipota.ejb.persistence;

import org.bipota.protocol.Octets;

/**
 * An encrypted secret as a row has it.
 *
 * @param octets the cipher text
 * @param version the master key's version by which it is encrypted
 */
public record Sealed(Octets octets, int version) {

    /** The octets are not shown. */
    @Override
    public String toString() {
        return "Sealed[version=" + version + ']';
    }
}
