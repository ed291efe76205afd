package org.bipota.web.console;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.bipota.ejb.application.links.LinkDetail;
import org.bipota.ejb.application.links.LinkRefusedException;
import org.bipota.ejb.application.links.LinkTraces;
import org.bipota.ejb.application.links.SmscLinks;

/** One link: its settings and its trace, opened, closed and removed; for administrators. */
@Named
@RequestScoped
public class LinkBean {

    private static final Duration TRACE = Duration.ofMinutes(1);
    private static final int TRACE_CHARACTERS = 256 * 1024;
    /** Characters of a trace that the page shows; all of it is in the file. */
    private static final int SHOWN = 20_000;

    @Inject
    private SmscLinks links;

    @Inject
    private LinkTraces traces;

    @Inject
    private PageMessages messages;

    @Inject
    private Texts texts;

    @Inject
    private May may;

    @Inject
    private HttpServletRequest request;

    private String name;
    private LinkDetail detail;

    /** Which one, from the address at once: what the page offers is asked for before its values are set. */
    @PostConstruct
    void identify() {
        name = request.getParameter("name");
    }

    /** Opens or closes the link; a repeat changes nothing. */
    @ForRole(May.ADMIN)
    public void want(boolean open) {
        if (links.want(name, open, may.getActor()).isPresent()) {
            messages.done(open ? "links.opened" : "links.closed", name);
        }
        detail = null;
    }

    /** Removes the link. */
    @ForRole(May.ADMIN)
    public void remove() {
        try {
            if (links.remove(name, may.getActor())) {
                messages.done("links.removed", name);
                messages.goTo("/links.xhtml");
            }
        } catch (LinkRefusedException refused) {
            messages.wrong("links.refused", refused.problems().get(0).reason());
        }
    }

    /** Records the link's PDUs for a while. */
    @ForRole(May.ADMIN)
    public void startTrace() {
        if (traces.start(name, TRACE, TRACE_CHARACTERS, may.getActor()).isPresent()) {
            messages.done("link.tracing", TRACE.toSeconds());
        } else {
            messages.wrong("link.noTrace");
        }
    }

    /** Ends the recording. */
    @ForRole(May.ADMIN)
    public void stopTrace() {
        traces.stop(name);
    }

    /** The latest part of what was recorded, or null. */
    public String getTrace() {
        return name == null || !may.isAdminister() ? null
                : traces.text(name).map(text -> text.length() <= SHOWN ? text : text.substring(text.length() - SHOWN)).orElse(null);
    }

    /** The link, or null when there is none of this name, or nobody here may look at it. */
    public LinkDetail getDetail() {
        if (detail == null && name != null && may.isAdminister()) {
            detail = links.find(name).orElse(null);
        }
        return detail;
    }

    /** What a setting is, or would be by default; of a password nothing but that it is not shown. */
    public String shown(LinkField field) {
        Object value = getDetail().settings().get(field.name());
        if (field.kind() == LinkField.Kind.SECRET) {
            return texts.text("setting.secret");
        }
        if (field.kind() == LinkField.Kind.TRUTH) {
            return texts.text(Boolean.parseBoolean(value == null ? field.usual() : value.toString()) ? "yes" : "no");
        }
        return value == null || value.toString().isEmpty() ? texts.value(field.usual()) : value.toString();
    }

    /** The settings in their groups. */
    public List<LinkFields.Group> getGroups() {
        return LinkFields.GROUPS;
    }

    /** The link's name, of the address. */
    public String getName() {
        return name;
    }
}
