package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.application.console.Attention;

/** The pages in the order of the navigation, and which of them one is on. */
@Named
@RequestScoped
public class Navigation {

    /** The pages by group. */
    static final List<Group> GROUPS = List.of(
            new Group("watch", List.of("index", "subscriber", "checks", "downloads", "handsets")),
            new Group("send", List.of("campaigns", "contents", "policies")),
            new Group("run", List.of("cards", "links", "channels")),
            new Group("examine", List.of("audit", "dead-letters")));

    /** Pages that are reached from another, by that one. */
    private static final Map<String, String> BELOW = Map.of(
            "handset", "handsets", "campaign", "campaigns", "campaign-new", "campaigns", "campaign-targets", "campaigns",
            "link", "links", "link-settings", "links", "dead-letter", "dead-letters");

    /** A group of pages. */
    public record Group(String key, List<String> pages) {
    }

    @Inject
    private HttpServletRequest request;

    /** All groups. */
    public List<Group> getGroups() {
        return GROUPS;
    }

    /** {@code page} when one is on it or below it, for {@code aria-current}; null otherwise. */
    public String current(String page) {
        String path = request.getServletPath();
        String here = path.substring(path.lastIndexOf('/') + 1).replace(".xhtml", "");
        return page.equals(BELOW.getOrDefault(here, here)) ? "page" : null;
    }

    /** Where what needs attention is seen to. */
    public String attention(Attention one) {
        return switch (one.kind()) {
            case LINKS_UNKNOWN, NO_LINK_BOUND, LINK_NOT_BOUND -> "/links.xhtml";
            case NO_CHANNELS -> "/channels.xhtml";
            case CAMPAIGN_FAILED, CAMPAIGN_PAUSED -> "/campaign.xhtml?id=" + one.id();
            case DEAD_LETTERS -> "/dead-letters.xhtml";
            case NO_MINIMUM_SECURITY -> "/policies.xhtml";
        };
    }
}
