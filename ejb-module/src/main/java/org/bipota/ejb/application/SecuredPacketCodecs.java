package org.bipota.ejb.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.secured.SecuredPackets;

/** Lends codecs, which keep their cipher objects and serve one thread at a time. As many exist as threads worked at once. */
@ApplicationScoped
public class SecuredPacketCodecs {

    private final Queue<SecuredPackets> free = new ConcurrentLinkedQueue<>();

    /**
     * Work with a codec.
     *
     * @param <R> the result
     * @param <X> what may be thrown
     */
    @FunctionalInterface
    public interface Work<R, X extends Exception> {
        /** Uses the codec, and does not keep it. */
        R with(SecuredPackets codec) throws X;
    }

    /** Encodes, or does anything else that throws nothing checked. */
    public <R> R encode(Work<R, RuntimeException> work) {
        return lend(work);
    }

    /** Decodes. */
    public <R> R decode(Work<R, ProtocolException> work) throws ProtocolException {
        return lend(work);
    }

    private <R, X extends Exception> R lend(Work<R, X> work) throws X {
        SecuredPackets polled = free.poll();
        SecuredPackets codec = polled == null ? new SecuredPackets() : polled;
        try {
            return work.with(codec);
        } finally {
            free.offer(codec);
        }
    }
}
