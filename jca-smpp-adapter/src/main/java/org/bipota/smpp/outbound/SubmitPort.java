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
import org.bipota.smpp.api.SubmitOutcome;

/** What the connections need of the resource adapter. */
public interface SubmitPort {

    /** As {@link org.bipota.smpp.api.SmppConnection#submit(OutboundShortMessage, Consumer)}. */
    CompletionStage<SubmitOutcome> submit(OutboundShortMessage message, Consumer<LateAnswer> late);

    /** As {@link org.bipota.smpp.api.SmppConnection#freeCapacity}. */
    int freeCapacity();

    /** As {@link org.bipota.smpp.api.SmppConnection#links}. */
    List<LinkStatus> links();

    /** As {@link org.bipota.smpp.api.SmppConnection#checkLink}. */
    void checkLink(LinkDefinition definition);

    /** As {@link org.bipota.smpp.api.SmppConnection#addLink(LinkDefinition, boolean)}. */
    void addLink(LinkDefinition definition, boolean open);

    /** As {@link org.bipota.smpp.api.SmppConnection#closeLink}. */
    boolean closeLink(String name);

    /** As {@link org.bipota.smpp.api.SmppConnection#openLink}. */
    boolean openLink(String name);

    /** As {@link org.bipota.smpp.api.SmppConnection#removeLink}. */
    boolean removeLink(String name);

    /** As {@link org.bipota.smpp.api.SmppConnection#startTrace}. */
    boolean startTrace(String link, Duration duration, int mostCharacters);

    /** As {@link org.bipota.smpp.api.SmppConnection#stopTrace}. */
    boolean stopTrace(String link);

    /** As {@link org.bipota.smpp.api.SmppConnection#trace}. */
    Optional<LinkTrace> trace(String link);
}
