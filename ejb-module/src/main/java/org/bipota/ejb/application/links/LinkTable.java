package org.bipota.ejb.application.links;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bipota.ejb.application.AuditTrail;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.persistence.SmscLink;
import org.bipota.ejb.persistence.SmscLinkRows;

/** Reads and writes the rows of links, each call in one transaction; what is written is audited and told after the commit. */
@ApplicationScoped
public class LinkTable {

    private SmscLinkRows rows;
    private LinkVault vault;
    private AuditTrail audit;
    private Runnable changed;
    private Clock clock;

    /** For the container's proxy. */
    protected LinkTable() {
    }

    /** Encrypts passwords by {@code vault}. */
    @Inject
    public LinkTable(SmscLinkRows rows, LinkVault vault, AuditTrail audit, Event<LinksChanged> changed, Clock clock) {
        this(rows, vault, audit, () -> changed.fire(new LinksChanged()), clock);
    }

    LinkTable(SmscLinkRows rows, LinkVault vault, AuditTrail audit, Runnable changed, Clock clock) {
        this.rows = rows;
        this.vault = vault;
        this.audit = audit;
        this.changed = changed;
        this.clock = clock;
    }

    /** All rows, by name. */
    @Transactional
    public List<SmscLink> all() {
        return rows.all();
    }

    /** The row of a link. */
    @Transactional
    public Optional<SmscLink> find(String name) {
        return rows.find(name);
    }

    /**
     * Stores a new link.
     *
     * @throws LinkRefusedException when the name is taken
     */
    @Transactional
    public void add(String name, LinkSettings settings, String actor) {
        if (rows.find(name).isPresent()) {
            throw taken(name);
        }
        SmscLink link = new SmscLink(name);
        link.define(settings.shown().json(), vault.lock(settings, name), actor, clock.instant());
        try {
            rows.add(link);
        } catch (PersistenceException meanwhile) {
            throw taken(name);
        }
        done(AuditKind.LINK_ADDED, actor, name, settings);
    }

    /**
     * Stores other settings of a link.
     *
     * @param version that of the settings they are to replace
     * @return false when there are other settings by now, or none
     */
    @Transactional
    public boolean replace(String name, long version, LinkSettings settings, String actor) {
        Optional<SmscLink> link = rows.lock(name).filter(row -> row.version() == version);
        link.ifPresent(row -> {
            row.define(settings.shown().json(), vault.lock(settings, name), actor, clock.instant());
            done(AuditKind.LINK_CHANGED, actor, name, settings);
        });
        return link.isPresent();
    }

    /** Removes a link; false when the database has none of this name. */
    @Transactional
    public boolean remove(String name, String actor) {
        Optional<SmscLink> link = rows.lock(name).filter(row -> row.settings().isPresent());
        link.ifPresent(row -> {
            rows.remove(row);
            done(AuditKind.LINK_REMOVED, actor, name, null);
        });
        return link.isPresent();
    }

    /** Stores whether a link is wanted open; without a row it is the configuration's. Nothing is done when it is so already. */
    @Transactional
    public void want(String name, boolean open, String actor) {
        SmscLink link = rows.lock(name).orElseGet(() -> new SmscLink(name));
        if (link.wantedOpen() == open) {
            return;
        }
        boolean known = link.changedAt() != null;
        link.want(open, actor, clock.instant());
        if (!known) {
            rows.add(link);
        }
        done(open ? AuditKind.LINK_OPENED : AuditKind.LINK_CLOSED, actor, name, null);
    }

    /** Records that somebody listens to a link. */
    @Transactional
    public void traced(String name, Duration duration, String actor) {
        audit.done(AuditKind.LINK_TRACED, null, actor, "link " + name + " for " + duration);
    }

    private void done(AuditKind kind, String actor, String name, LinkSettings settings) {
        audit.done(kind, null, actor, "link " + name + (settings == null ? "" : ": " + settings.shown().json()));
        changed.run();
    }

    private static LinkRefusedException taken(String name) {
        return new LinkRefusedException(LinkSettings.NAME, "\"" + name + "\" is taken");
    }
}
