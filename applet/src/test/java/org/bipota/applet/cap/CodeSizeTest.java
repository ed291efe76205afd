package org.bipota.applet.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/** The applet's code fits what was promised for it. The real converter says the same (profile {@code cap}). */
class CodeSizeTest {

    /** How far {@link CodeEstimate} may be off: its greatest error was 0.2% against SDK 25.1, and 0.3% against the kits 2.2. */
    private static final double MARGIN = 1.004;

    @Test
    void byteCodeFitsItsBudget() throws IOException {
        CodeEstimate estimate = CodeEstimate.of(Path.of("target", "classes", "org", "bipota", "applet"));
        System.out.println("applet: byte code " + estimate.code() + " of " + CapBuild.CODE_BUDGET + " octets, loaded to the card "
                + estimate.loadable() + " octets (estimated from the class files)");

        assertThat(estimate.code()).isGreaterThan(5000);
        assertThat((int) (estimate.code() * MARGIN)).isLessThanOrEqualTo(CapBuild.CODE_BUDGET);
    }
}
