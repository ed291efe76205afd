package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.application.console.CampaignLine;
import org.bipota.ejb.application.console.CampaignLines;
import org.bipota.ejb.application.console.Position;
import org.bipota.ejb.application.console.Slice;
import org.bipota.ejb.domain.CampaignState;

/** The list of campaigns. */
@Named
@RequestScoped
public class CampaignsBean extends ListBean<CampaignLine> {

    @Inject
    private CampaignLines lines;

    @Inject
    private PageMessages messages;

    private String name;
    private String state;

    /** By number. */
    public CampaignsBean() {
        super(true);
    }

    @Override
    Slice<CampaignLine> read(Position position, int limit) {
        return lines.list(name, state, position, limit);
    }

    @Override
    Map<String, Object> filter() {
        Map<String, Object> filter = new LinkedHashMap<>();
        filter.put("name", name);
        filter.put("state", state);
        return filter;
    }

    /** Goes to the first page of what was filtered for. */
    public void apply() {
        messages.goTo("/campaigns.xhtml?" + getFilterQuery());
    }

    /** The states to filter by. */
    public List<String> getStates() {
        return Arrays.stream(CampaignState.values()).map(Enum::name).toList();
    }

    /** The name to filter by, or null. */
    public String getName() {
        return name;
    }

    /** The name to filter by, or null. */
    public void setName(String name) {
        this.name = name;
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
