package org.bipota.ejb.application.keys;

import java.util.List;
import org.bipota.ejb.domain.KeyPurpose;
import org.bipota.ejb.domain.NamedKeyAlgorithm;
import org.bipota.protocol.Octets;

/**
 * A named key to be stored.
 *
 * @param name 1 to 32 letters, digits, '.', '_' and '-'
 * @param purpose what it is for
 * @param algorithm what it is used with
 * @param components hexadecimal; the key is their exclusive or, so that no one person knows it; one component is the key itself
 * @param checkValue six hexadecimal digits that the key must have, or null
 */
public record NamedKeyOrder(String name, KeyPurpose purpose, NamedKeyAlgorithm algorithm, List<String> components,
        String checkValue) {

    /** Copies {@code components}. */
    public NamedKeyOrder {
        components = List.copyOf(components);
    }

    /**
     * The key.
     *
     * @throws KeyRefusedException when the components do not make a key of the algorithm, or one of another check value
     */
    Octets key() {
        List<Octets> parts = components.stream().map(Octets::ofHex).toList();
        int octets = parts.isEmpty() ? 0 : parts.get(0).length();
        if (parts.stream().anyMatch(component -> component.length() != octets) || !algorithm.admitsKeyOctets(octets)) {
            throw new KeyRefusedException("components", "not a key of " + algorithm + ": allowed are components of 16 or 24"
                    + (algorithm == NamedKeyAlgorithm.AES ? " or 32" : "") + " octets, all of the same length");
        }
        byte[] key = new byte[octets];
        for (Octets component : parts) {
            for (int i = 0; i < octets; i++) {
                key[i] ^= (byte) component.at(i);
            }
        }
        Octets made = Octets.of(key);
        if (checkValue != null && !KeyCheckValue.matches(algorithm, made, checkValue)) {
            throw new KeyRefusedException("checkValue", "the components make another key: its check value is not " + checkValue);
        }
        return made;
    }

    /** The components are not shown. */
    @Override
    public String toString() {
        return "NamedKeyOrder[name=" + name + ", purpose=" + purpose + ", algorithm=" + algorithm + ']';
    }
}
