package org.bipota.simulator.handset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bipota.protocol.Octets;

/** What the parts of the simulator claim to produce or to accept, vector by vector, and the proof of it. */
final class VectorClaims {

    /** Shows that the vector is produced, octet by octet, or accepted; an exception when it is not. */
    @FunctionalInterface
    interface Proof {

        void of(Octets vector) throws Exception;
    }

    private final Map<String, Proof> proofs = new LinkedHashMap<>();

    /** Claims a vector, which nobody may have claimed before. */
    VectorClaims claim(String id, Proof proof) {
        assertThat(proofs.put(id, proof)).as("two claims for %s", id).isNull();
        return this;
    }

    Map<String, Proof> proofs() {
        return proofs;
    }
}
