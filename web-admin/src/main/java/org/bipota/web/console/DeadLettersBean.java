package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.application.console.DeadLetterLine;
import org.bipota.ejb.application.console.DeadLetterLines;
import org.bipota.ejb.application.console.Position;
import org.bipota.ejb.application.console.Slice;

/** The list of messages whose processing failed. */
@Named
@RequestScoped
public class DeadLettersBean extends ListBean<DeadLetterLine> {

    @Inject
    private DeadLetterLines lines;

    @Inject
    private PageMessages messages;

    private String state = "DEAD";

    /** By number. */
    public DeadLettersBean() {
        super(true);
    }

    @Override
    Slice<DeadLetterLine> read(Position position, int limit) {
        return lines.list("ALL".equals(state) ? null : state, position, limit);
    }

    @Override
    Map<String, Object> filter() {
        Map<String, Object> filter = new LinkedHashMap<>();
        filter.put("state", state);
        return filter;
    }

    /** Goes to the first page of what was filtered for. */
    public void apply() {
        messages.goTo("/dead-letters.xhtml?" + getFilterQuery());
    }

    /** The states to filter by. */
    public List<String> getStates() {
        return List.of("DEAD", "RETRIED", "RESOLVED", "DISCARDED", "ALL");
    }

    /** The state to filter by. */
    public String getState() {
        return state;
    }

    /** The state to filter by. */
    public void setState(String state) {
        this.state = state;
    }
}
