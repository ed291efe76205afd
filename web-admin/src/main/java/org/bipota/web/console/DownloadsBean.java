package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.application.console.DownloadLine;
import org.bipota.ejb.application.console.DownloadLines;
import org.bipota.ejb.application.console.Position;
import org.bipota.ejb.application.console.Slice;
import org.bipota.ejb.application.console.SubscriberFacts;
import org.bipota.ejb.domain.DownloadState;

/** The list of downloads. */
@Named
@RequestScoped
public class DownloadsBean extends ListBean<DownloadLine> {

    @Inject
    private DownloadLines lines;

    @Inject
    private SubscriberFilter who;

    @Inject
    private PageMessages messages;

    @Inject
    private Texts texts;

    private Long campaign;
    private String state;

    /** By number. */
    public DownloadsBean() {
        super(true);
    }

    @Override
    Slice<DownloadLine> read(Position position, int limit) {
        SubscriberFacts subscriber = who.subscriber();
        return lines.list(subscriber == null ? null : subscriber.msisdn(), campaign, state, position, limit);
    }

    @Override
    Map<String, Object> filter() {
        Map<String, Object> filter = new LinkedHashMap<>();
        filter.put("card", who.getCard());
        filter.put("campaign", campaign);
        filter.put("state", state);
        return filter;
    }

    /** Goes to the first page of what was filtered for. */
    public void apply() {
        if (who.resolve()) {
            messages.goTo("/downloads.xhtml?" + getFilterQuery());
        } else {
            messages.wrongField("who", texts.text("search.unknown"));
        }
    }

    /** The states to filter by. */
    public List<String> getStates() {
        return Arrays.stream(DownloadState.values()).map(Enum::name).toList();
    }

    /** The subscriber to filter by. */
    public SubscriberFilter getWho() {
        return who;
    }

    /** The campaign to filter by, or null. */
    public Long getCampaign() {
        return campaign;
    }

    /** The campaign to filter by, or null. */
    public void setCampaign(Long campaign) {
        this.campaign = campaign;
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
