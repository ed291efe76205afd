package org.bipota.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TargetReportTest {

    @Test
    void columnsAreFoundByTheirNamesAndQuotesAreTakenOff() throws IOException {
        String csv = "state,msisdn,attempts,route,reason\r\nDONE,4915,1,BIP,\"said \"\"9000\"\", and so on\"\r\nFAILED,4916,0,NOTIFY,\r\n";

        assertThat(TargetReport.parse(csv)).containsExactly(
                new TargetReport("4915", "BIP", "DONE", "said \"9000\", and so on"),
                new TargetReport("4916", "NOTIFY", "FAILED", ""));
    }

    @Test
    void aReportWithoutAColumnOrWithHalfARowIsRefused() {
        assertThatThrownBy(() -> TargetReport.parse("msisdn,route,state\n")).isInstanceOf(IOException.class)
                .hasMessageContaining("no column 'reason'");
        assertThatThrownBy(() -> TargetReport.parse("msisdn,route,state,reason\n4915,BIP\n")).isInstanceOf(IOException.class)
                .hasMessageContaining("line 2");
    }
}
