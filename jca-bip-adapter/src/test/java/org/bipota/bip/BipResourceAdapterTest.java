package org.bipota.bip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.util.Arrays;
import org.bipota.bip.inflow.BipActivationSpec;
import org.junit.jupiter.api.Test;

class BipResourceAdapterTest {

    @Test
    void theDefaultsAreUsable() {
        assertThatCode(() -> new BipResourceAdapter().validate()).doesNotThrowAnyException();
    }

    @Test
    void everyBadPropertyIsNamedAtOnceWithItsValue() {
        BipResourceAdapter adapter = new BipResourceAdapter();
        adapter.setBind(" ");
        adapter.setUdpPort(65_536);
        adapter.setTcpPort(-1);
        adapter.setCatTpPort(0);
        adapter.setRetransmit("2 seconds");
        adapter.setTries(0);
        adapter.setIdle("PT0S");
        adapter.setMaxPduOctets(10);
        adapter.setMaxSduOctets(70_000);
        adapter.setWindowPdus(null);
        adapter.setMaxChannels(0);
        adapter.setMaxChannelsPerSource(0);
        adapter.setRefusalsPerSecond(-1);
        adapter.setWorkers(0);
        adapter.setSockets(65);
        adapter.setMaxHalfOpen(0);
        adapter.setMaxUnidentified(0);
        adapter.setIdentificationTime("PT0S");
        adapter.setQuestionsPerSecond(0);
        adapter.setMaxRefused(1);
        adapter.setRefusedTime("P2D");
        adapter.setMaxExpected(1);
        adapter.setDrain("-PT1S");
        adapter.setMaxCaptures(0);
        adapter.setCaptureOctets(1);
        adapter.setCaptureTime("PT0S");
        InvalidPropertyException problem = catchThrowableOfType(InvalidPropertyException.class, adapter::validate);
        assertThat(Arrays.stream(problem.getInvalidPropertyDescriptors()).map(each -> each.getName()))
                .containsExactly("bind", "udpPort", "tcpPort", "catTpPort", "retransmit", "tries", "idle", "maxPduOctets",
                        "maxSduOctets", "windowPdus", "maxChannels", "maxChannelsPerSource", "refusalsPerSecond", "workers",
                        "sockets", "maxHalfOpen", "maxUnidentified", "identificationTime", "questionsPerSecond",
                        "maxRefused", "refusedTime", "maxExpected", "drain", "maxCaptures", "captureOctets",
                        "captureTime");
        assertThat(problem).hasMessageContaining("2 seconds").hasMessageContaining("65536");
        assertThatThrownBy(() -> adapter.start(new TestContainer().bootstrap()))
                .isInstanceOf(ResourceAdapterInternalException.class).hasMessageContaining("retransmit");
    }

    @Test
    void adaptersOfTheSamePropertiesAreEqual() {
        BipResourceAdapter one = new BipResourceAdapter();
        BipResourceAdapter two = new BipResourceAdapter();
        assertThat(one).isEqualTo(two).hasSameHashCodeAs(two);
        two.setUdpPort(1);
        assertThat(one).isNotEqualTo(two);
    }

    @Test
    void anActivationNeedsATimeToWait() {
        BipActivationSpec spec = new BipActivationSpec();
        spec.setEndpointTimeoutMillis(0);
        assertThatThrownBy(spec::validate).isInstanceOf(InvalidPropertyException.class)
                .hasMessageContaining("endpointTimeoutMillis");
    }
}
