package org.bipota.web.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.bipota.ejb.application.console.TimelineEntry;
import org.bipota.web.security.CallerDisclosure;

/** Says what stands in a timeline. */
@Named
@ApplicationScoped
public class TimelineWords {

    @Inject
    private Texts texts;

    @Inject
    private ReasonWords reasons;

    @Inject
    private CallerDisclosure disclosure;

    /** What happened. */
    public String event(TimelineEntry entry) {
        return switch (entry.kind()) {
            case HANDSET -> texts.text("timeline.handset", texts.constant("cause", entry.event()));
            case CHECK -> texts.constant("event", entry.event());
            case VERDICT -> texts.text("timeline.verdict", texts.constant("state", entry.event()));
            case DOWNLOAD -> texts.constant("downloadEvent", entry.event());
            case ROUTE -> texts.text("timeline.route", texts.constant("route", entry.event()));
            case OUTCOME -> texts.text("timeline.outcome", texts.constant("downloadState", entry.event()));
            case AUDIT -> texts.constant("audit", entry.event());
        };
    }

    /** The check or download that it belongs to. */
    public String process(TimelineEntry entry) {
        return switch (entry.kind()) {
            case HANDSET, CHECK, VERDICT -> texts.text("timeline.check", entry.process());
            case DOWNLOAD, ROUTE, OUTCOME -> texts.text("timeline.download", entry.process());
            case AUDIT -> "";
        };
    }

    /** More of it. */
    public String detail(TimelineEntry entry) {
        return switch (entry.kind()) {
            case HANDSET -> "IMEI " + disclosure.shown(entry.detail());
            case AUDIT -> audited(entry.detail());
            case CHECK, VERDICT, DOWNLOAD, ROUTE, OUTCOME -> reasons.say(entry.detail());
        };
    }

    /** Who did it may stand before what was done. */
    private String audited(String detail) {
        int actor = detail.indexOf(": ") + 2;
        String said = reasons.say(detail);
        return said.equals(detail) && actor > 1 ? detail.substring(0, actor) + reasons.say(detail.substring(actor)) : said;
    }
}
