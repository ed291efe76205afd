package org.bipota.smpp;

import org.bipota.smpp.api.LinkStatus;
import org.bipota.smpp.link.Link;
import org.bipota.smpp.link.LinkSettings;
import org.bipota.smpp.time.LinkTime;
import org.bipota.smpp.trace.LinkTracer;

/** A link of the adapter's, open or closed. Changed under the lock of its {@link AdapterLinks} only. */
final class DefinedLink {

    private final LinkSettings settings;
    private final LinkTracer tracer;
    private volatile Link running;
    private boolean wanted = true;

    DefinedLink(LinkSettings settings) {
        this.settings = settings;
        this.tracer = new LinkTracer(settings.name(), LinkTime.system());
    }

    LinkSettings settings() {
        return settings;
    }

    /** Records its PDUs on demand. */
    LinkTracer tracer() {
        return tracer;
    }

    /** Whether it is to be open while there is traffic. */
    boolean wanted() {
        return wanted;
    }

    void want(boolean open) {
        wanted = open;
    }

    /** Null while it is closed. */
    Link running() {
        return running;
    }

    void run(Link link) {
        running = link;
    }

    LinkStatus status() {
        Link link = running;
        return link == null ? Link.closedStatus(settings) : link.status();
    }
}
