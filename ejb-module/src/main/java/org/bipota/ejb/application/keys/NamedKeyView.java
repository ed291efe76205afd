package org.bipota.ejb.application.keys;

import java.time.Instant;
import org.bipota.ejb.persistence.NamedKey;

/**
 * A named key as people may see it.
 *
 * @param name its name
 * @param purpose TRANSPORT or DIVERSIFICATION
 * @param algorithm AES or DES3
 * @param checkValue six hexadecimal digits by which keys are compared
 * @param createdAt when it was stored
 * @param createdBy by whom
 */
public record NamedKeyView(String name, String purpose, String algorithm, String checkValue, Instant createdAt, String createdBy) {

    static NamedKeyView of(NamedKey key) {
        return new NamedKeyView(key.name(), key.purpose().name(), key.algorithm().name(), key.checkValue(), key.createdAt(),
                key.createdBy());
    }
}
