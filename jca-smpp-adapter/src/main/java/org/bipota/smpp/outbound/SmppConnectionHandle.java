package org.bipota.smpp.outbound;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.bipota.smpp.api.LateAnswer;
import org.bipota.smpp.api.LinkDefinition;
import org.bipota.smpp.api.LinkStatus;
import org.bipota.smpp.api.LinkTrace;
import org.bipota.smpp.api.OutboundShortMessage;
import org.bipota.smpp.api.SmppConnection;
import org.bipota.smpp.api.SubmitOutcome;

/** The application's handle. Messages it submitted go on when it is closed. */
final class SmppConnectionHandle implements SmppConnection {

    private volatile SmppManagedConnection managed;

    SmppConnectionHandle(SmppManagedConnection managed) {
        this.managed = managed;
    }

    @Override
    public CompletionStage<SubmitOutcome> submit(OutboundShortMessage message) {
        return submit(message, answer -> { });
    }

    @Override
    public CompletionStage<SubmitOutcome> submit(OutboundShortMessage message, Consumer<LateAnswer> late) {
        return port().submit(message, late);
    }

    @Override
    public int freeCapacity() {
        return port().freeCapacity();
    }

    @Override
    public List<LinkStatus> links() {
        return port().links();
    }

    @Override
    public void checkLink(LinkDefinition definition) {
        port().checkLink(definition);
    }

    @Override
    public void addLink(LinkDefinition definition, boolean open) {
        port().addLink(definition, open);
    }

    @Override
    public boolean closeLink(String name) {
        return port().closeLink(name);
    }

    @Override
    public boolean openLink(String name) {
        return port().openLink(name);
    }

    @Override
    public boolean removeLink(String name) {
        return port().removeLink(name);
    }

    @Override
    public boolean startTrace(String link, Duration duration, int mostCharacters) {
        return port().startTrace(link, duration, mostCharacters);
    }

    @Override
    public boolean stopTrace(String link) {
        return port().stopTrace(link);
    }

    @Override
    public Optional<LinkTrace> trace(String link) {
        return port().trace(link);
    }

    @Override
    public void close() {
        SmppManagedConnection open = managed;
        managed = null;
        if (open != null) {
            open.closed(this);
        }
    }

    void moveTo(SmppManagedConnection other) {
        SmppManagedConnection before = managed;
        managed = other;
        if (before != null && before != other) {
            before.forget(this);
        }
    }

    void invalidate() {
        managed = null;
    }

    private SubmitPort port() {
        SmppManagedConnection open = managed;
        if (open == null) {
            throw new IllegalStateException("the SMPP connection is closed");
        }
        return open.port();
    }
}
