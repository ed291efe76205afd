package org.bipota.smpp.link;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.bipota.smpp.submit.Segment;
import org.jsmpp.bean.BindType;

/** Sessions without a socket, whose binds end as the script says; without a script they are accepted. */
final class ScriptedSessions implements KeptSession.Maker {

    /** How binds end, in their order. */
    final BlockingQueue<IOException> failures = new LinkedBlockingQueue<>();
    /** Every session made, in its order. */
    final List<Session> made = new CopyOnWriteArrayList<>();

    @Override
    public KeptSession create(BindType bindType, Runnable ended) {
        Session session = new Session(bindType, ended);
        made.add(session);
        return session;
    }

    void refuse(int status) {
        failures.add(new KeptSession.BindRefusedException(status, null));
    }

    void fail(String reason) {
        failures.add(new IOException(reason));
    }

    /** The newest session. */
    Session last() {
        return made.get(made.size() - 1);
    }

    final class Session implements KeptSession {

        final BindType bindType;
        private final Runnable ended;
        private volatile boolean bound;
        private volatile String endReason;
        volatile long blockedNanos;
        volatile boolean unbound;
        volatile boolean aborted;
        volatile boolean broken;

        Session(BindType bindType, Runnable ended) {
            this.bindType = bindType;
            this.ended = ended;
        }

        void end(String reason) {
            endReason = reason;
            bound = false;
            ended.run();
        }

        @Override
        public void bind() throws IOException {
            IOException failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
            bound = true;
        }

        @Override
        public boolean isBound() {
            return bound;
        }

        @Override
        public boolean transmits() {
            return bindType.isTransmittable();
        }

        @Override
        public String endReason() {
            return endReason;
        }

        @Override
        public long blockedNanos() {
            return blockedNanos;
        }

        @Override
        public void unbindWithin(Duration limit) {
            unbound = true;
            bound = false;
        }

        @Override
        public void abort() {
            aborted = true;
            bound = false;
        }

        @Override
        public void breakConnection() {
            broken = true;
        }

        @Override
        public int nextSequence() {
            return 1;
        }

        @Override
        public void send(int sequence, Segment segment) {
            throw new AssertionError("nothing is submitted here");
        }
    }
}
