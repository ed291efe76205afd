package org.bipota.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bipota.smpp.api.LinkStatus.State;
import org.bipota.smpp.api.LinkTrace;
import org.bipota.smpp.api.OutboundShortMessage;
import org.bipota.smpp.testing.Eventually;
import org.bipota.smpp.testing.TestAdapter;
import org.bipota.smpp.testing.TestSmsc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an operator sees who records a link. */
@Timeout(30)
class LinkTraceTest {

    private static final String LINK = "smsc";
    private static final byte[] TEXT = "BIP-SECRET".getBytes(StandardCharsets.US_ASCII);

    private TestSmsc smsc;
    private TestAdapter adapter;

    @BeforeEach
    void start() throws Exception {
        smsc = new TestSmsc();
        adapter = new TestAdapter(smsc.port());
        adapter.adapter.setPassword("pa55word");
        adapter.start(messages -> { });
        adapter.awaitState(State.BOUND);
    }

    @AfterEach
    void stop() throws Exception {
        adapter.close();
        smsc.close();
    }

    private LinkTrace trace() {
        return adapter.adapter.trace(LINK).orElseThrow();
    }

    @Test
    void traceTellsBothDirectionsOverANewBindAndNoSecret() throws Exception {
        assertThat(adapter.adapter.trace(LINK)).isEmpty();
        assertThat(adapter.adapter.startTrace(LINK, Duration.ofMinutes(1), 100_000)).isTrue();
        adapter.submit(new OutboundShortMessage("m1", "491701234567", 0x7F, 0xF6, true, List.of(TEXT), true, null))
                .toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(smsc.deliver("491707654321", 0, TEXT).get(10, TimeUnit.SECONDS)).isZero();
        adapter.adapter.closeLink(LINK);
        adapter.adapter.openLink(LINK);
        adapter.awaitState(State.BOUND);

        Eventually.holds("the new bind's answer", () -> trace().text().contains("< bind_transceiver_resp"));
        assertThat(trace().text().lines().map(line -> line.split(" ", 4)).map(parts -> parts[1] + parts[2]))
                .contains(">submit_sm", "<submit_sm_resp", "<deliver_sm", ">deliver_sm_resp", ">unbind", "<unbind_resp", ">bind_transceiver");
        assertThat(trace().text()).contains("491*******67", "password=8 octets", "short_message=10 octets")
                .doesNotContain("pa55word").doesNotContain("BIP-SECRET").doesNotContain("491701234567").doesNotContain("491707654321");

        assertThat(adapter.adapter.stopTrace(LINK)).isTrue();
        int pdus = trace().pdus();
        assertThat(smsc.deliver("491707654321", 0, TEXT).get(10, TimeUnit.SECONDS)).isZero();
        assertThat(trace().pdus()).isEqualTo(pdus);
        assertThat(trace().running()).isFalse();
    }

    @Test
    void unknownLinkHasNoTrace() {
        assertThat(adapter.adapter.startTrace("other", Duration.ofMinutes(1), 100_000)).isFalse();
        assertThat(adapter.adapter.stopTrace("other")).isFalse();
        assertThat(adapter.adapter.trace("other")).isEmpty();
    }
}
