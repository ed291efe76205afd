package org.bipota.smpp;

import org.bipota.smpp.api.LinkStatus;
import org.bipota.smpp.link.Link;
import org.bipota.smpp.link.LinkSettings;

/** A link of the adapter's, open or closed. Changed under the lock of its {@link AdapterLinks} only. */
final class DefinedLink {

    private final LinkSettings settings;
    private volatile Link running;
    private boolean wanted = true;

    DefinedLink(LinkSettings settings) {
        this.settings = settings;
    }

    LinkSettings settings() {
        return settings;
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
