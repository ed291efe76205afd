package org.bipota.ejb.application.links;

import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.resource.ResourceException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.bipota.ejb.application.read.AdapterUnavailableException;
import org.bipota.smpp.api.LinkTrace;
import org.bipota.smpp.api.SmppConnection;
import org.bipota.smpp.api.SmppConnectionFactory;

/** Recording the PDUs of a link, on this node. Who does it is audited, since a trace tells who gets messages when. */
@Stateless
@RolesAllowed("admin")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LinkTraces {

    @Resource(lookup = "java:/eis/bipota/smpp")
    private SmppConnectionFactory smpp;

    @Inject
    private LinkTable table;

    /**
     * Begins to record, in place of what was recorded before.
     *
     * @param duration after which it ends by itself, up to an hour
     * @param mostCharacters how much of the latest PDUs is kept, 1024 to 4 Mi
     * @return empty when this node has no link of this name
     */
    public Optional<LinkTraceView> start(String link, Duration duration, int mostCharacters, String actor) {
        Optional<LinkTraceView> started = with(adapter -> adapter.startTrace(link, duration, mostCharacters)
                ? adapter.trace(link).map(LinkTraceView::of) : Optional.empty());
        started.ifPresent(trace -> table.traced(link, duration, actor));
        return started;
    }

    /** Ends the recording; what was recorded stays for a while. Empty when there is none. */
    public Optional<LinkTraceView> stop(String link) {
        return with(adapter -> adapter.stopTrace(link) ? adapter.trace(link).map(LinkTraceView::of) : Optional.empty());
    }

    /** What was recorded, a line for each PDU; empty when nothing was. */
    public Optional<String> text(String link) {
        return with(adapter -> adapter.trace(link).map(LinkTrace::text));
    }

    private <T> T with(Function<SmppConnection, T> work) {
        try (SmppConnection adapter = smpp.getConnection()) {
            return work.apply(adapter);
        } catch (ResourceException e) {
            throw new AdapterUnavailableException("the SMPP adapter", e);
        }
    }
}
