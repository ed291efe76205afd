package org.bipota.simulator.handset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every known command, response, envelope and profile is produced or accepted by card, applet and handset. */
class CatVectorsTest {

    private static final int VECTORS = 61;

    private final Map<String, VectorClaims.Proof> proofs = proofs();

    private static Map<String, VectorClaims.Proof> proofs() {
        VectorClaims claims = new VectorClaims();
        ProactiveCommandClaims.addTo(claims);
        AppletCommandClaims.addTo(claims);
        TerminalResponseClaims.addTo(claims);
        EnvelopeClaims.addTo(claims);
        return claims.proofs();
    }

    @TestFactory
    Stream<DynamicTest> everyVectorIsClaimedAndTheClaimHolds() {
        return CatVectors.ids().stream().map(id -> dynamicTest(id, () -> {
            assertThat(proofs).as("nobody claims it").containsKey(id);
            proofs.get(id).of(CatVectors.vector(id));
        }));
    }

    @Test
    void nothingIsClaimedThatIsNoVector() {
        assertThat(CatVectors.ids()).hasSize(VECTORS).containsAll(proofs.keySet());
    }
}
