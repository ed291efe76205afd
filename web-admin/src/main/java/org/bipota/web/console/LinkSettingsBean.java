package org.bipota.web.console;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bipota.ejb.application.links.LinkDetail;
import org.bipota.ejb.application.links.LinkRefusedException;
import org.bipota.ejb.application.links.SmscLinks;

/**
 * The form with all settings of a link: of a new one, or of the one that the address names. Passwords go in and never out; one that
 * is not entered stays as it is.
 */
@Named
@RequestScoped
public class LinkSettingsBean {

    private static final String NAME = "name";
    private static final String PASSWORD = "password";
    private static final Set<String> FIELDS = LinkFields.all().map(LinkField::name).collect(Collectors.toUnmodifiableSet());

    @Inject
    private SmscLinks links;

    @Inject
    private PageMessages messages;

    @Inject
    private Texts texts;

    @Inject
    private May may;

    @Inject
    private HttpServletRequest request;

    private String name;
    private Optional<LinkDetail> link;
    private Map<String, Object> values;

    /** Which one, from the address at once: what the page offers is asked for before its values are set. */
    @PostConstruct
    void identify() {
        name = request.getParameter(NAME);
    }

    /** Adds the link filled in, or gives the one there is the settings filled in. */
    @ForRole(May.ADMIN)
    public void save() {
        if (!messages.firstSubmit()) {
            return;
        }
        Map<String, Object> given = new LinkedHashMap<>(getValues());
        given.values().removeIf(value -> value == null || value.toString().isEmpty());
        try {
            if (isAdding()) {
                given.putIfAbsent(PASSWORD, "");
                links.add(given, may.getActor());
                messages.done("links.added", given.get(NAME));
            } else if (links.replace(name, given, may.getActor()).isPresent()) {
                messages.done("links.changed", name);
            } else {
                messages.wrong("link.unknown");
                return;
            }
            messages.goTo(isAdding() ? "/links.xhtml" : "/link.xhtml?name=" + name);
        } catch (LinkRefusedException refused) {
            refused.problems().forEach(this::tell);
        }
    }

    private void tell(LinkRefusedException.Problem problem) {
        boolean shown = FIELDS.contains(problem.setting()) && (isAdding() || !problem.setting().equals(NAME));
        if (shown) {
            messages.wrongField(problem.setting(), problem.reason());
        } else {
            messages.wrong("links.refused", problem.reason());
        }
    }

    /** Whether the form is for a link that is not there yet. */
    public boolean isAdding() {
        return name == null;
    }

    /** What stands in the way of filling in the form, as the key of a text, or null. */
    public String getObstacle() {
        if (!may.isAdminister()) {
            return "trouble.denied";
        }
        if (isAdding() || settings() != null) {
            return null;
        }
        return link().isPresent() ? "link.configured" : "link.unknown";
    }

    /** The values by the names of the settings; of one that is never shown only what was entered. */
    public Map<String, Object> getValues() {
        if (values == null) {
            values = new LinkedHashMap<>();
            LinkFields.all().filter(field -> field.kind() == LinkField.Kind.TRUTH)
                    .forEach(field -> values.put(field.name(), Boolean.valueOf(field.usual())));
            if (!isAdding() && may.isAdminister() && settings() != null) {
                values.putAll(settings());
            }
        }
        return values;
    }

    /** What is given for the link that is there; null where the configuration defines it. */
    private Map<String, Object> settings() {
        return link().map(LinkDetail::settings).orElse(null);
    }

    private Optional<LinkDetail> link() {
        if (link == null) {
            link = links.find(name);
        }
        return link;
    }

    /** What is said below a field. */
    public String hint(LinkField field) {
        String hint = texts.text(field.hint(), field.least(), field.most(), field.usual());
        return field.kind() == LinkField.Kind.SECRET && !isAdding() ? hint + ' ' + texts.text("setting.secretKept") : hint;
    }

    /** The settings in their groups. */
    public List<LinkFields.Group> getGroups() {
        return LinkFields.GROUPS;
    }

    /** The link's name, or null for a new one. */
    public String getName() {
        return name;
    }
}
