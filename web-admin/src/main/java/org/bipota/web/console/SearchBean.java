package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.bipota.ejb.application.console.SearchedNumber;
import org.bipota.ejb.application.console.SubscriberFacts;
import org.bipota.ejb.application.console.SubscriberSearch;

/** The one box in which subscribers are searched for, and what it found. */
@Named
@RequestScoped
public class SearchBean {

    @Inject
    private SubscriberSearch search;

    @Inject
    private PageMessages messages;

    @Inject
    private Texts texts;

    private String entered;
    private List<SubscriberFacts> found = List.of();

    /** Goes to the one found, or shows those found. */
    public void find() {
        found = search(entered);
        if (found.size() == 1) {
            messages.goTo("/subscriber.xhtml?card=" + found.get(0).cardId());
        } else if (found.isEmpty()) {
            messages.wrongField("entered", texts.text(SearchedNumber.digits(entered).isEmpty() ? "search.invalid" : "search.unknown"));
        }
    }

    /** Those who were found by {@code text}; none when it is no number. */
    List<SubscriberFacts> search(String text) {
        return SearchedNumber.digits(text).map(search::find).orElse(List.of());
    }

    /** Several subscribers whose terminal has this IMEI. */
    public List<SubscriberFacts> getFound() {
        return found;
    }

    /** What was entered. */
    public String getEntered() {
        return entered;
    }

    /** What was entered. */
    public void setEntered(String entered) {
        this.entered = entered;
    }
}
