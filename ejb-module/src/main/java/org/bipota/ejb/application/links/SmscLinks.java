package org.bipota.ejb.application.links;

import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.resource.ResourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Variable;
import org.bipota.ejb.application.links.LinkRefusedException.Problem;
import org.bipota.ejb.application.read.AdapterUnavailableException;
import org.bipota.ejb.application.read.LinkView;
import org.bipota.ejb.application.read.TrafficQueries;
import org.bipota.ejb.persistence.SmscLink;
import org.bipota.smpp.api.InvalidLinkException;
import org.bipota.smpp.api.SmppConnection;
import org.bipota.smpp.api.SmppConnectionFactory;

/**
 * What operators do with links. Settings are checked by the adapter before anything is stored, outside of transactions,
 * since that may read files. What was stored is applied right after, so that the answer may still show the link as it was.
 */
@Stateless
@RolesAllowed("admin")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SmscLinks {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,32}");
    private static final List<String> MANDATORY = List.of(LinkSettings.NAME, "host", "systemId", "password");
    private static final int MOST_TRIES = 5;

    @Resource(lookup = "java:/eis/bipota/smpp")
    private SmppConnectionFactory smpp;

    @Inject
    private LinkTable table;

    @Inject
    private LinkVault vault;

    @Inject
    private LinkProblems problems;

    @Inject
    private TrafficQueries traffic;

    @Inject
    private Configuration configuration;

    /** The names of all settings that a link may be given. */
    public Set<String> settingNames() {
        return LinkSettings.names();
    }

    /** One link. */
    public Optional<LinkDetail> find(String name) {
        Optional<SmscLink> row = table.find(name);
        if (row.isEmpty() && !configured(name)) {
            return Optional.empty();
        }
        LinkView status = traffic.links().stream().filter(link -> link.name().equals(name)).findFirst().orElse(null);
        String problem = problems.reason(name).orElse(null);
        boolean open = row.map(SmscLink::wantedOpen).orElse(true);
        Optional<Map<String, Object>> settings =
                row.filter(link -> link.settings().isPresent()).map(link -> LinkVault.shown(link).values());
        return Optional.of(new LinkDetail(name, settings.isPresent() ? "database" : "configuration", open, problem, status,
                settings.orElse(null), row.map(SmscLink::version).orElse(0L), row.map(SmscLink::changedAt).orElse(null),
                row.map(SmscLink::changedBy).orElse(null)));
    }

    /**
     * Adds a link, open. What is not given is as the adapter has it by default, the source as configured.
     *
     * @throws LinkRefusedException when something is missing or wrong, or the name is taken
     */
    public LinkDetail add(Map<String, Object> given, String actor) {
        List<Problem> missing = MANDATORY.stream().filter(setting -> !given.containsKey(setting))
                .map(setting -> new Problem(setting, "missing")).toList();
        if (!missing.isEmpty()) {
            throw new LinkRefusedException(missing);
        }
        LinkSettings settings = new LinkSettings(given).or(defaults());
        String name = String.valueOf(given.get(LinkSettings.NAME));
        if (configured(name)) {
            throw new LinkRefusedException(LinkSettings.NAME, "\"" + name + "\" is taken by the link that the configuration defines");
        }
        check(settings);
        table.add(name, settings.withoutName(), actor);
        return find(name).orElseThrow();
    }

    /**
     * Gives a link other settings; a password that is not given stays as it is.
     *
     * @return empty when the database has no link of this name
     * @throws LinkRefusedException when something is missing or wrong
     */
    public Optional<LinkDetail> replace(String name, Map<String, Object> given, String actor) {
        if (!name.equals(given.getOrDefault(LinkSettings.NAME, name))) {
            throw new LinkRefusedException(LinkSettings.NAME, "not that of the path; a link keeps its name");
        }
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Optional<SmscLink> former = table.find(name).filter(link -> link.settings().isPresent());
            if (former.isEmpty()) {
                refuseOfConfigured(name);
                return Optional.empty();
            }
            LinkSettings settings = new LinkSettings(given).or(LinkSettings.ofName(name)).or(passwords(former.get())).or(defaults());
            check(settings);
            if (table.replace(name, former.get().version(), settings.withoutName(), actor)) {
                return find(name);
            }
        }
        throw new LinkRefusedException(LinkSettings.NAME, "changed by others all the time; try again");
    }

    /**
     * Removes a link: what it has begun has a few seconds to end.
     *
     * @return false when there is no link of this name
     * @throws LinkRefusedException when it is the one that the configuration defines
     */
    public boolean remove(String name, String actor) {
        if (table.remove(name, actor)) {
            return true;
        }
        refuseOfConfigured(name);
        return false;
    }

    /**
     * Opens or closes a link, on all nodes and until the contrary is wanted.
     *
     * @return empty when there is no link of this name
     */
    public Optional<LinkDetail> want(String name, boolean open, String actor) {
        if (find(name).isPresent()) {
            table.want(name, open, actor);
        }
        return find(name);
    }

    private boolean configured(String name) {
        return configuration.text(Variable.SMPP_LINK_NAME).filter(name::equals).isPresent();
    }

    private void refuseOfConfigured(String name) {
        if (configured(name)) {
            throw new LinkRefusedException(LinkSettings.NAME, "the configuration defines this link: change the BIP_OTA_SMPP_..."
                    + " variables and start again; it can be closed and opened here");
        }
    }

    private LinkSettings defaults() {
        return new LinkSettings(Map.of("source", configuration.text(Variable.SMPP_SOURCE).orElseThrow()));
    }

    private LinkSettings passwords(SmscLink link) {
        try {
            return vault.open(link).secrets();
        } catch (IllegalStateException unreadable) {
            throw new LinkRefusedException("password", "give all passwords again: " + unreadable.getMessage());
        }
    }

    private void check(LinkSettings settings) {
        List<Problem> wrong = new ArrayList<>();
        if (!(settings.values().get(LinkSettings.NAME) instanceof String name && NAME.matcher(name).matches())) {
            wrong.add(new Problem(LinkSettings.NAME, "allowed are 1 to 32 letters, digits, '.', '_' and '-'"));
        }
        try (SmppConnection connection = smpp.getConnection()) {
            connection.checkLink(settings.definition());
        } catch (InvalidLinkException invalid) {
            invalid.problems().stream().map(SmscLinks::problem).filter(problem -> !problem.setting().equals(LinkSettings.NAME))
                    .forEach(wrong::add);
        } catch (ResourceException e) {
            throw new AdapterUnavailableException("the SMPP adapter", e);
        }
        if (!wrong.isEmpty()) {
            throw new LinkRefusedException(wrong);
        }
    }

    /** {@code setting: what is wrong}. */
    private static Problem problem(String told) {
        int colon = told.indexOf(':');
        return new Problem(LinkSettings.settingOf(told.substring(0, colon)), told.substring(colon + 1).strip());
    }
}
