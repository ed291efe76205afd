package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.application.console.CheckLine;
import org.bipota.ejb.application.console.CheckLines;
import org.bipota.ejb.application.console.Position;
import org.bipota.ejb.application.console.Slice;
import org.bipota.ejb.domain.CheckState;

/** The list of checks. */
@Named
@RequestScoped
public class ChecksBean extends ListBean<CheckLine> {

    @Inject
    private CheckLines lines;

    @Inject
    private SubscriberFilter who;

    @Inject
    private PageMessages messages;

    @Inject
    private Texts texts;

    private String state;

    /** By number. */
    public ChecksBean() {
        super(true);
    }

    @Override
    Slice<CheckLine> read(Position position, int limit) {
        return lines.list(who.getCard(), state, position, limit);
    }

    @Override
    Map<String, Object> filter() {
        Map<String, Object> filter = new LinkedHashMap<>();
        filter.put("card", who.getCard());
        filter.put("state", state);
        return filter;
    }

    /** Goes to the first page of what was filtered for. */
    public void apply() {
        if (who.resolve()) {
            messages.goTo("/checks.xhtml?" + getFilterQuery());
        } else {
            messages.wrongField("who", texts.text("search.unknown"));
        }
    }

    /** The states to filter by. */
    public List<String> getStates() {
        return Arrays.stream(CheckState.values()).map(Enum::name).toList();
    }

    /** The subscriber to filter by. */
    public SubscriberFilter getWho() {
        return who;
    }

    /** The state to filter by, or null. */
    public String getState() {
        return state;
    }

    /** The state to filter by, or null. */
    public void setState(String state) {
        this.state = state;
    }
}
