package org.bipota.ejb.application.links;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.bipota.smpp.api.InvalidLinkException;
import org.bipota.smpp.api.LateAnswer;
import org.bipota.smpp.api.LinkDefinition;
import org.bipota.smpp.api.LinkStatus;
import org.bipota.smpp.api.LinkStatus.State;
import org.bipota.smpp.api.LinkTrace;
import org.bipota.smpp.api.OutboundShortMessage;
import org.bipota.smpp.api.SmppConnection;
import org.bipota.smpp.api.SubmitOutcome;

/** An adapter that remembers its links and what was done to them; it takes no trust store named {@code missing}. */
final class RememberedLinks implements SmppConnection {

    final Map<String, LinkDefinition> definitions = new TreeMap<>();
    final Map<String, State> states = new TreeMap<>();
    final List<String> calls = new ArrayList<>();

    /** With the link that the configuration defines. */
    RememberedLinks(String configured) {
        states.put(configured, State.BOUND);
    }

    @Override
    public void checkLink(LinkDefinition definition) {
        if ("missing".equals(definition.getTlsTrustStore())) {
            throw new InvalidLinkException(List.of("tlsTrustStore: \"missing\" cannot be used: no such file"));
        }
    }

    @Override
    public void addLink(LinkDefinition definition, boolean open) {
        calls.add("add " + definition.getLinkName());
        definitions.put(definition.getLinkName(), definition);
        states.put(definition.getLinkName(), open ? State.BOUND : State.CLOSED);
    }

    @Override
    public boolean closeLink(String name) {
        return states.replace(name, State.CLOSED) != null;
    }

    @Override
    public boolean openLink(String name) {
        return states.replace(name, State.BOUND) != null;
    }

    @Override
    public boolean removeLink(String name) {
        calls.add("remove " + name);
        definitions.remove(name);
        return states.remove(name) != null;
    }

    @Override
    public List<LinkStatus> links() {
        return states.entrySet().stream().map(link -> new LinkStatus(link.getKey(), "smsc.example:2775", link.getValue(),
                "transceiver", 50, 0, 100, 0, 0, 0, 0, null, link.getKey(), 100, null, 0, 0, 0)).toList();
    }

    @Override
    public boolean startTrace(String link, Duration duration, int mostCharacters) {
        return states.containsKey(link);
    }

    @Override
    public boolean stopTrace(String link) {
        return states.containsKey(link);
    }

    @Override
    public Optional<LinkTrace> trace(String link) {
        return Optional.empty();
    }

    @Override
    public CompletionStage<SubmitOutcome> submit(OutboundShortMessage message) {
        throw new UnsupportedOperationException("links only");
    }

    @Override
    public CompletionStage<SubmitOutcome> submit(OutboundShortMessage message, Consumer<LateAnswer> late) {
        throw new UnsupportedOperationException("links only");
    }

    @Override
    public int freeCapacity() {
        return 0;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
