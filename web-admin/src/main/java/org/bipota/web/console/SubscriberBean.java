package org.bipota.web.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.application.Checks;
import org.bipota.ejb.application.Downloads;
import org.bipota.ejb.application.UnknownForDownloadException;
import org.bipota.ejb.application.console.SubscriberFacts;
import org.bipota.ejb.application.console.SubscriberSearch;
import org.bipota.ejb.application.console.Timeline;
import org.bipota.ejb.application.console.TimelineQueries;
import org.bipota.ejb.application.read.CapabilityQueries;
import org.bipota.ejb.application.read.CapabilityView;
import org.bipota.ejb.application.read.ClaimedView;
import org.bipota.ejb.application.read.ContentQueries;
import org.bipota.ejb.application.read.ContentView;

/** One subscriber, by the number of the card: what is known, and what happened. Holds only whom the page shows. */
@Named
@ViewScoped
public class SubscriberBean implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Contents offered in the list; another one can be entered. */
    private static final int CONTENTS = 200;

    @Inject
    private transient SubscriberSearch search;

    @Inject
    private transient CapabilityQueries capabilities;

    @Inject
    private transient TimelineQueries timelines;

    @Inject
    private transient ContentQueries contentQueries;

    @Inject
    private transient Checks checks;

    @Inject
    private transient Downloads downloads;

    @Inject
    private transient PageMessages messages;

    @Inject
    private transient Texts texts;

    private Long card;
    private String before;
    private String content;
    private transient SubscriberFacts facts;
    private transient CapabilityView capability;
    private transient Timeline timeline;

    /** Reads the subscriber. */
    public void load() {
        facts = card == null ? null : search.byCard(card).orElse(null);
        capability = null;
        timeline = null;
    }

    /** Starts a check, or joins the one that runs. */
    @ForRole(May.OPERATOR)
    public void startCheck() {
        if (getFacts() != null && messages.firstSubmit()) {
            checks.startByOperator(facts.msisdn()).ifPresent(id -> messages.done("subscriber.checkStarted", id));
        }
        load();
    }

    /** Orders a download of the content entered. */
    @ForRole(May.OPERATOR)
    public void send() {
        if (getFacts() == null || !messages.firstSubmit()) {
            return;
        }
        try {
            messages.done("subscriber.sent", downloads.order(facts.msisdn(), content), content);
            content = null;
        } catch (UnknownForDownloadException unknown) {
            messages.wrongField("content", texts.text("subscriber.noContent", content));
        }
        load();
    }

    /** The subscriber, or null when there is none with this number. */
    public SubscriberFacts getFacts() {
        if (facts == null && card != null) {
            load();
        }
        return facts;
    }

    /** The verdict. */
    public CapabilityView getCapability() {
        if (capability == null && getFacts() != null) {
            capability = capabilities.find(facts.msisdn()).orElse(null);
        }
        return capability;
    }

    /** A part of what happened. */
    public Timeline getTimeline() {
        if (timeline == null && getFacts() != null) {
            timeline = timelines.timeline(facts, beforeInstant());
        }
        return timeline;
    }

    /** Contents to choose from. */
    public List<ContentView> getContents() {
        return contentQueries.list(null, CONTENTS).items();
    }

    /** What the handset claimed, by the keys of the texts; empty when no profile was received. */
    public List<Map.Entry<String, Boolean>> getClaimed() {
        CapabilityView view = getCapability();
        if (view == null || view.claimed().equals(ClaimedView.NONE)) {
            return List.of();
        }
        ClaimedView claimed = view.claimed();
        Map<String, Boolean> facilities = new LinkedHashMap<>();
        facilities.put("openChannel", claimed.openChannel());
        facilities.put("sendData", claimed.sendData());
        facilities.put("receiveData", claimed.receiveData());
        facilities.put("closeChannel", claimed.closeChannel());
        facilities.put("udp", claimed.udp());
        facilities.put("tcp", claimed.tcp());
        return List.copyOf(facilities.entrySet());
    }

    private Instant beforeInstant() {
        try {
            return before == null ? null : Instant.parse(before);
        } catch (DateTimeException noInstant) {
            return null;
        }
    }

    /** The number of the subscriber's card, of the address. */
    public Long getCard() {
        return card;
    }

    /** The number of the subscriber's card, of the address. */
    public void setCard(Long card) {
        this.card = card;
    }

    /** Where the part of the timeline ends, of the address; null for the newest part. */
    public String getBefore() {
        return before;
    }

    /** Where the part of the timeline ends, of the address; null for the newest part. */
    public void setBefore(String before) {
        this.before = before;
    }

    /** The content to send. */
    public String getContent() {
        return content;
    }

    /** The content to send. */
    public void setContent(String content) {
        this.content = content;
    }
}
