package org.bipota.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.NotSupportedException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bipota.smpp.api.LinkStatus.State;
import org.bipota.smpp.inflow.SmppActivationSpec;
import org.bipota.smpp.testing.Eventually;
import org.bipota.smpp.testing.TestAdapter;
import org.bipota.smpp.testing.TestEndpoints;
import org.bipota.smpp.testing.TestSmsc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules for pairs of message endpoint factory and activation spec (Jakarta Connectors 2.1 clause 13). */
@Timeout(30)
class ActivationTest {

    private TestSmsc smsc;
    private TestAdapter adapter;
    private final AtomicInteger byOne = new AtomicInteger();
    private final AtomicInteger byOther = new AtomicInteger();

    @BeforeEach
    void start() throws Exception {
        smsc = new TestSmsc();
        adapter = new TestAdapter(smsc.port());
        adapter.adapter.setInboundWorkers(1);
        adapter.adapter.start(adapter.container);
    }

    @AfterEach
    void stop() throws Exception {
        adapter.close();
        smsc.close();
    }

    private TestEndpoints endpoints(AtomicInteger count) {
        return new TestEndpoints(adapter.container.transactions, messages -> count.addAndGet(messages.size()));
    }

    private SmppActivationSpec spec() throws Exception {
        SmppActivationSpec spec = new SmppActivationSpec();
        spec.setResourceAdapter(adapter.adapter);
        return spec;
    }

    private void deliver() throws Exception {
        assertThat(smsc.deliver("491701", 0, new byte[1]).get(10, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void twoEndpointsShareOneBindAndTheMessages() throws Exception {
        TestEndpoints one = endpoints(byOne);
        TestEndpoints other = endpoints(byOther);
        adapter.adapter.endpointActivation(one, spec());
        adapter.adapter.endpointActivation(other, spec());
        adapter.awaitState(State.BOUND);
        for (int i = 0; i < 20; i++) {
            deliver();
        }
        assertThat(byOne.get() + byOther.get()).as("each message once").isEqualTo(20);
        assertThat(smsc.sessions()).hasSize(1);

        adapter.adapter.endpointDeactivation(one, spec());
        int before = byOne.get();
        deliver();
        assertThat(byOne.get()).isEqualTo(before);
        assertThat(smsc.sessions()).hasSize(1);
        assertThat(adapter.link().state()).isEqualTo(State.BOUND);

        adapter.adapter.endpointDeactivation(other, spec());
        assertThat(adapter.link().state()).isEqualTo(State.CLOSED);
        Eventually.holds("unbound", () -> !smsc.sessions().get(0).getSessionState().isBound());
    }

    @Test
    void oneSpecMayServeTwoFactories() throws Exception {
        SmppActivationSpec spec = spec();
        TestEndpoints one = endpoints(byOne);
        adapter.adapter.endpointActivation(one, spec);
        adapter.adapter.endpointActivation(endpoints(byOther), spec);
        adapter.adapter.endpointDeactivation(one, spec);
        adapter.awaitState(State.BOUND);
        deliver();
        assertThat(byOther).hasValue(1);
    }

    @Test
    void aPairIsDeactivatedOnceAndAnUnknownOneHarmsNothing() throws Exception {
        TestEndpoints one = endpoints(byOne);
        adapter.adapter.endpointActivation(one, spec());
        adapter.awaitState(State.BOUND);

        adapter.adapter.endpointDeactivation(endpoints(byOther), spec());
        assertThat(adapter.link().state()).isEqualTo(State.BOUND);
        adapter.adapter.endpointDeactivation(one, spec());
        adapter.adapter.endpointDeactivation(one, spec());
        assertThat(adapter.link().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void aForeignSpecIsNotSupported() {
        ActivationSpec foreign = new ActivationSpec() {
            @Override
            public void validate() {
                // always valid
            }

            @Override
            public ResourceAdapter getResourceAdapter() {
                return null;
            }

            @Override
            public void setResourceAdapter(ResourceAdapter adapter) {
                // of no use here
            }
        };
        assertThatThrownBy(() -> adapter.adapter.endpointActivation(endpoints(byOne), foreign))
                .isInstanceOf(NotSupportedException.class);
        assertThat(adapter.container.worksStarted()).isZero();
    }

    @Test
    void anInvalidSpecActivatesNothing() throws Exception {
        SmppActivationSpec spec = spec();
        spec.setWorkers(0);
        assertThatThrownBy(() -> adapter.adapter.endpointActivation(endpoints(byOne), spec))
                .isInstanceOf(InvalidPropertyException.class).hasMessageContaining("workers: 0");
        assertThat(adapter.container.worksStarted()).isZero();
        assertThat(adapter.link().state()).isEqualTo(State.CLOSED);
    }
}
