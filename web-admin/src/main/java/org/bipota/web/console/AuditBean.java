package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.application.console.AuditLine;
import org.bipota.ejb.application.console.AuditLines;
import org.bipota.ejb.application.console.Position;
import org.bipota.ejb.application.console.Slice;
import org.bipota.ejb.application.console.SubscriberFacts;
import org.bipota.ejb.domain.AuditKind;

/** The list of audit records. */
@Named
@RequestScoped
public class AuditBean extends ListBean<AuditLine> {

    @Inject
    private AuditLines lines;

    @Inject
    private SubscriberFilter who;

    @Inject
    private PageMessages messages;

    @Inject
    private Texts texts;

    private String kind;
    private String actor;

    /** By number. */
    public AuditBean() {
        super(true);
    }

    @Override
    Slice<AuditLine> read(Position position, int limit) {
        SubscriberFacts subscriber = who.subscriber();
        return lines.list(kind, actor, subscriber == null ? null : subscriber.msisdn(), position, limit);
    }

    @Override
    Map<String, Object> filter() {
        Map<String, Object> filter = new LinkedHashMap<>();
        filter.put("card", who.getCard());
        filter.put("kind", kind);
        filter.put("actor", actor);
        return filter;
    }

    /** Goes to the first page of what was filtered for. */
    public void apply() {
        if (who.resolve()) {
            messages.goTo("/audit.xhtml?" + getFilterQuery());
        } else {
            messages.wrongField("who", texts.text("search.unknown"));
        }
    }

    /** The kinds to filter by. */
    public List<String> getKinds() {
        return Arrays.stream(AuditKind.values()).map(Enum::name).toList();
    }

    /** The subscriber to filter by. */
    public SubscriberFilter getWho() {
        return who;
    }

    /** The kind to filter by, or null. */
    public String getKind() {
        return kind;
    }

    /** The kind to filter by, or null. */
    public void setKind(String kind) {
        this.kind = kind;
    }

    /** The operator to filter by, or null. */
    public String getActor() {
        return actor;
    }

    /** The operator to filter by, or null. */
    public void setActor(String actor) {
        this.actor = actor;
    }
}
