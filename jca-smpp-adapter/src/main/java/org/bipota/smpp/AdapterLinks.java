package org.bipota.smpp;

import static org.bipota.smpp.log.SmppLog.LOG;

import jakarta.resource.spi.work.WorkException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bipota.smpp.api.InvalidLinkException;
import org.bipota.smpp.api.LinkDefinition;
import org.bipota.smpp.api.LinkStatus;
import org.bipota.smpp.link.Link;
import org.bipota.smpp.link.LinkSettings;
import org.bipota.smpp.trace.LinkTracer;

/**
 * All links of the adapter by their names, the first from its properties and any number at run time. They are open while
 * there is traffic, and closed while there is none; one that was closed by hand stays so until it is opened again.
 * Changes take their turns, and a change that closes a link lasts until it is unbound; looking never waits.
 */
final class AdapterLinks {

    private final int fullQueueStatus;
    private final List<DefinedLink> links = new CopyOnWriteArrayList<>();
    private Traffic traffic;

    AdapterLinks(AdapterConfiguration configuration) {
        fullQueueStatus = configuration.link().fullQueueStatus();
        define(configuration.link());
    }

    /** Opens every link that is wanted; when the container gives too few threads, none is open. */
    synchronized void open(Traffic newTraffic) throws WorkException {
        traffic = newTraffic;
        try {
            for (DefinedLink link : links) {
                connect(link);
            }
        } catch (WorkException e) {
            close();
            throw e;
        }
    }

    /** Unbinds all links, and returns when nothing of them runs any more. */
    synchronized void close() {
        traffic = null;
        disconnect(links);
    }

    /** Throws InvalidLinkException naming each unusable setting. */
    static void check(LinkDefinition definition) {
        PropertyCheck check = new PropertyCheck();
        LinkConfiguration.check(definition, check);
        if (!check.problems().isEmpty()) {
            throw new InvalidLinkException(check.problems());
        }
    }

    /**
     * Adds a link, which, when open, connects at once while there is traffic.
     *
     * @throws InvalidLinkException naming each unusable setting
     * @throws IllegalStateException when the container gives it no threads
     */
    synchronized void add(LinkDefinition definition, boolean open) {
        PropertyCheck check = new PropertyCheck();
        LinkConfiguration.check(definition, check);
        find(definition.getLinkName()).ifPresent(taken -> check.problem("linkName", taken.settings().name() + " is taken"));
        if (!check.problems().isEmpty()) {
            throw new InvalidLinkException(check.problems());
        }
        DefinedLink link = define(LinkConfiguration.of(definition, fullQueueStatus));
        link.want(open);
        try {
            connect(link);
        } catch (WorkException e) {
            links.remove(link);
            throw noThreads(link, e);
        }
    }

    private DefinedLink define(LinkSettings settings) {
        DefinedLink link = new DefinedLink(settings);
        links.add(link);
        LOG.ready(settings.name(), settings.smsc(), settings.systemId(), settings.bindType().configured(),
                settings.submit().window(), settings.submit().rate());
        return link;
    }

    /** Closes a link until it is opened again; false when there is none of this name. */
    synchronized boolean close(String name) {
        Optional<DefinedLink> found = find(name);
        found.ifPresent(link -> {
            link.want(false);
            disconnect(List.of(link));
        });
        return found.isPresent();
    }

    /**
     * Opens a closed link again; false when there is none of this name.
     *
     * @throws IllegalStateException when the container gives it no threads
     */
    synchronized boolean open(String name) {
        Optional<DefinedLink> found = find(name);
        found.ifPresent(link -> {
            link.want(true);
            try {
                connect(link);
            } catch (WorkException e) {
                throw noThreads(link, e);
            }
        });
        return found.isPresent();
    }

    /** Closes a link and forgets it; false when there is none of this name. */
    synchronized boolean remove(String name) {
        Optional<DefinedLink> found = find(name);
        found.ifPresent(link -> {
            disconnect(List.of(link));
            links.remove(link);
        });
        return found.isPresent();
    }

    /** The recorder of a link's PDUs. */
    Optional<LinkTracer> tracer(String name) {
        return find(name).map(DefinedLink::tracer);
    }

    /** Every link as it is now. */
    List<LinkStatus> status() {
        return links.stream().map(DefinedLink::status).toList();
    }

    private Optional<DefinedLink> find(String name) {
        return links.stream().filter(link -> link.settings().name().equals(name)).findFirst();
    }

    private void connect(DefinedLink link) throws WorkException {
        if (traffic != null && link.wanted() && link.running() == null) {
            link.run(traffic.connect(link.settings(), link.tracer()));
        }
    }

    private static void disconnect(List<DefinedLink> ending) {
        Link.stopAll(ending.stream().map(DefinedLink::running).filter(Objects::nonNull).toList());
        ending.forEach(link -> link.run(null));
    }

    private static IllegalStateException noThreads(DefinedLink link, WorkException e) {
        return new IllegalStateException("the container gives link " + link.settings().name() + " no threads", e);
    }
}
