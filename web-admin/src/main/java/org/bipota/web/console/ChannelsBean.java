package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.bipota.ejb.application.ChannelCaptures;
import org.bipota.ejb.application.console.SubscriberFacts;
import org.bipota.ejb.application.read.AdapterUnavailableException;
import org.bipota.ejb.application.read.CaptureView;
import org.bipota.ejb.application.read.ChannelView;
import org.bipota.ejb.application.read.Page;
import org.bipota.ejb.application.read.TrafficQueries;
import org.bipota.web.WebLog;

/** The channels to cards, and captures of their frames. */
@Named
@RequestScoped
public class ChannelsBean {

    @Inject
    private TrafficQueries traffic;

    @Inject
    private ChannelCaptures captures;

    @Inject
    private SearchBean searching;

    @Inject
    private PageMessages messages;

    @Inject
    private Texts texts;

    @Inject
    private May may;

    @Inject
    private HttpServletRequest request;

    private String after;
    private String who;
    private Page<ChannelView> page;

    /** Captures the channel that the button names: by now its row may be another channel's. */
    @ForRole(May.OPERATOR)
    public void capture() {
        String channel = request.getParameter("channel");
        if (captures.capture(channel, may.getActor())) {
            messages.done("channels.capturing", channel);
        } else {
            messages.wrong("channels.gone");
        }
    }

    /** Captures the next channel of the subscriber entered. */
    @ForRole(May.OPERATOR)
    public void captureNext() {
        List<SubscriberFacts> found = searching.search(who);
        if (found.size() != 1) {
            messages.wrongField("who", texts.text("search.unknown"));
        } else if (captures.captureNext(found.get(0).msisdn(), may.getActor())) {
            messages.done("channels.waiting");
        } else {
            messages.wrongField("who", texts.text("channels.tooMany"));
        }
    }

    /** The channels, or null when the adapter does not answer. */
    public List<ChannelView> getItems() {
        return page() == null ? null : page().items();
    }

    /** The key that the next page begins after, or null. */
    public String getNext() {
        return page() == null ? null : page().next();
    }

    /** The captures kept, the oldest first; for operators. */
    public List<CaptureView> getCaptured() {
        try {
            return may.isOperate() ? captures.captures() : List.of();
        } catch (AdapterUnavailableException e) {
            WebLog.LOG.adapterUnavailable(e.getMessage());
            return List.of();
        }
    }

    private Page<ChannelView> page() {
        if (page == null) {
            try {
                page = traffic.channels(after, ListBean.ROWS);
            } catch (AdapterUnavailableException e) {
                WebLog.LOG.adapterUnavailable(e.getMessage());
            }
        }
        return page;
    }

    /** The key that the page begins after, of the address. */
    public String getAfter() {
        return after;
    }

    /** The key that the page begins after, of the address. */
    public void setAfter(String after) {
        this.after = after;
    }

    /** Whose next channel is to be captured. */
    public String getWho() {
        return who;
    }

    /** Whose next channel is to be captured. */
    public void setWho(String who) {
        this.who = who;
    }
}
