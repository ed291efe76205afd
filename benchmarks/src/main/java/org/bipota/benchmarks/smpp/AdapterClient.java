package org.bipota.benchmarks.smpp;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bipota.benchmarks.container.PlainContainer;
import org.bipota.benchmarks.container.PlainEndpoints;
import org.bipota.smpp.SmppResourceAdapter;
import org.bipota.smpp.api.InboundShortMessage;
import org.bipota.smpp.api.LinkStatus;
import org.bipota.smpp.api.OutboundShortMessage;
import org.bipota.smpp.api.SmppMessageListener;
import org.bipota.smpp.api.SubmitOutcome;
import org.bipota.smpp.inflow.SmppActivationSpec;

/** The adapter in a container that gives it threads and empty transactions, and nothing else. */
final class AdapterClient implements SmppClient {

    static final int TEXT_OCTETS = 140;
    private static final int ON_THEIR_WAY = 500;
    private static final long BIND_LIMIT_NANOS = Duration.ofSeconds(20).toNanos();

    private final SmppResourceAdapter adapter = new SmppResourceAdapter();
    private long address = 490_000_000_000L;

    private AdapterClient() {
    }

    static SmppClient bind(int port, int window) throws Exception {
        AdapterClient client = new AdapterClient();
        client.adapter.setPort(port);
        client.adapter.setWindow(window);
        client.adapter.setRate(100_000);
        PlainContainer container = new PlainContainer();
        client.adapter.start(container);
        SmppActivationSpec spec = new SmppActivationSpec();
        spec.setResourceAdapter(client.adapter);
        client.adapter.endpointActivation(new PlainEndpoints(() -> new EmptyEndpoint(container)), spec);
        long begin = System.nanoTime();
        while (client.adapter.links().get(0).state() != LinkStatus.State.BOUND) {
            if (System.nanoTime() - begin > BIND_LIMIT_NANOS) {
                throw new IllegalStateException("not bound: " + client.adapter.links().get(0).lastError());
            }
            LockSupport.parkNanos(1_000_000);
        }
        return client;
    }

    private static final class EmptyEndpoint extends PlainEndpoints.Endpoint implements SmppMessageListener {

        EmptyEndpoint(PlainContainer container) {
            super(container);
        }

        @Override
        public void onMessages(List<InboundShortMessage> messages) {
            // nothing is to be done
        }
    }

    @Override
    public void submitWhile(BooleanSupplier wanted) throws InterruptedException {
        Semaphore free = new Semaphore(ON_THEIR_WAY);
        AtomicReference<SubmitOutcome> unexpected = new AtomicReference<>();
        List<byte[]> parts = List.of(new byte[TEXT_OCTETS]);
        while (wanted.getAsBoolean()) {
            free.acquire();
            adapter.submit(new OutboundShortMessage("bench", Long.toString(++address), 0x7F, 0xF6, true, parts, true, null),
                    late -> { }).thenAccept(outcome -> {
                        if (!(outcome instanceof SubmitOutcome.Accepted)) {
                            unexpected.set(outcome);
                        }
                        free.release();
                    });
        }
        free.acquire(ON_THEIR_WAY);
        if (unexpected.get() != null) {
            throw new IllegalStateException(unexpected.get().toString());
        }
    }

    @Override
    public void close() {
        adapter.stop();
    }
}
