package org.bipota.smpp.inflow;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.transaction.xa.XAResource;
import org.bipota.smpp.api.InboundShortMessage;
import org.bipota.smpp.api.SmppMessageListener;
import org.bipota.smpp.testing.TestTransactions;
import org.junit.jupiter.api.Test;

/**
 * The pairs of calls of one delivery (Jakarta Connectors 2.1 clause 13.5.6): {@code beforeDelivery} that returned is followed
 * by exactly one {@code afterDelivery}, {@code createEndpoint} by exactly one {@code release}, whatever fails in between.
 */
class TransactedCallTest {

    private final List<String> calls = new ArrayList<>();
    private final Map<String, Supplier<Throwable>> failures = new TreeMap<>();

    private DeliveryResult deliver() {
        return new TransactedCall(new RecordedEndpoints(), new TestTransactions()).deliver(List.of());
    }

    @Test
    void deliveryStandsBetweenItsPairs() {
        deliver();

        assertThat(calls).containsExactly("createEndpoint", "beforeDelivery", "onMessages", "afterDelivery", "release");
    }

    @Test
    void exceptionOfTheEndpointIsFollowedByTheSecondHalves() {
        failures.put("onMessages", () -> new IllegalStateException("of the bean"));

        assertThat(deliver().kind()).isEqualTo(DeliveryResult.Kind.ROLLED_BACK);
        assertThat(calls).containsExactly("createEndpoint", "beforeDelivery", "onMessages", "afterDelivery", "release");
    }

    @Test
    void errorOfTheEndpointIsFollowedByTheSecondHalves() {
        failures.put("onMessages", () -> new StackOverflowError("of the bean"));

        assertThat(deliver().kind()).isEqualTo(DeliveryResult.Kind.ROLLED_BACK);
        assertThat(calls).endsWith("onMessages", "afterDelivery", "release");
    }

    @Test
    void deliveryThatCouldNotBeginHasNoEndAndReleasesTheEndpoint() {
        failures.put("beforeDelivery", () -> new ResourceException("no transaction can be begun"));

        assertThat(deliver().kind()).isEqualTo(DeliveryResult.Kind.ROLLED_BACK);
        assertThat(calls).containsExactly("createEndpoint", "beforeDelivery", "release");
    }

    @Test
    void endpointIsReleasedWhenTheEndOfTheDeliveryFails() {
        failures.put("afterDelivery", () -> new ResourceException("the commit failed"));

        assertThat(deliver().kind()).isEqualTo(DeliveryResult.Kind.ROLLED_BACK);
        assertThat(calls).containsExactly("createEndpoint", "beforeDelivery", "onMessages", "afterDelivery", "release");
    }

    @Test
    void withoutAnEndpointNothingIsCalledAndNothingReleased() {
        failures.put("createEndpoint", () -> new UnavailableException("no bean in the pool"));

        assertThat(deliver().kind()).isEqualTo(DeliveryResult.Kind.UNAVAILABLE);
        assertThat(calls).containsExactly("createEndpoint");
    }

    private final class RecordedEndpoints implements MessageEndpointFactory {

        @Override
        public MessageEndpoint createEndpoint(XAResource xaResource) throws UnavailableException {
            calls.add("createEndpoint");
            if (failures.containsKey("createEndpoint")) {
                throw new UnavailableException(failures.get("createEndpoint").get());
            }
            return new RecordedEndpoint();
        }

        @Override
        public MessageEndpoint createEndpoint(XAResource xaResource, long timeout) throws UnavailableException {
            return createEndpoint(xaResource);
        }

        @Override
        public boolean isDeliveryTransacted(Method method) {
            return true;
        }

        @Override
        public String getActivationName() {
            return "recorded";
        }

        @Override
        public Class<?> getEndpointClass() {
            return RecordedEndpoint.class;
        }
    }

    private final class RecordedEndpoint implements MessageEndpoint, SmppMessageListener {

        @Override
        public void beforeDelivery(Method method) throws ResourceException {
            called("beforeDelivery");
        }

        @Override
        public void onMessages(List<InboundShortMessage> messages) {
            calls.add("onMessages");
            Throwable failure = failures.getOrDefault("onMessages", () -> null).get();
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
        }

        @Override
        public void afterDelivery() throws ResourceException {
            called("afterDelivery");
        }

        @Override
        public void release() {
            calls.add("release");
        }

        private void called(String half) throws ResourceException {
            calls.add(half);
            if (failures.getOrDefault(half, () -> null).get() instanceof ResourceException failure) {
                throw failure;
            }
        }
    }
}
