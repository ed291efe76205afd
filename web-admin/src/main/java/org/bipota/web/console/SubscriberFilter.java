package org.bipota.web.console;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.bipota.ejb.application.console.SearchedNumber;
import org.bipota.ejb.application.console.SubscriberFacts;
import org.bipota.ejb.application.console.SubscriberSearch;
import org.bipota.web.security.CallerDisclosure;

/**
 * The filter of a list by subscriber: any number is entered, and the number of the card stands in the address, which is kept
 * and shown in places that the subscriber's numbers are not meant for.
 */
@Dependent
public class SubscriberFilter {

    @Inject
    private SubscriberSearch search;

    @Inject
    private CallerDisclosure disclosure;

    private Long card;
    private String entered;
    private SubscriberFacts subscriber;

    /** Finds who was entered; false when nobody has the number, or several have the handset. */
    boolean resolve() {
        if (entered == null) {
            card = null;
            return true;
        }
        if (subscriber() != null && entered.equals(disclosure.shown(subscriber().msisdn()))) {
            return true;
        }
        List<SubscriberFacts> found = SearchedNumber.digits(entered).map(search::find).orElse(List.of());
        card = found.size() == 1 ? found.get(0).cardId() : null;
        return card != null;
    }

    /** Whom the address names, or null. */
    SubscriberFacts subscriber() {
        if (card != null && (subscriber == null || subscriber.cardId() != card)) {
            subscriber = search.byCard(card).orElse(null);
        }
        return subscriber;
    }

    /** The number of the card, or null for all. */
    public Long getCard() {
        return card;
    }

    /** The number of the card, or null for all. */
    public void setCard(Long card) {
        this.card = card;
    }

    /** What was entered, or whom the address names. */
    public String getEntered() {
        return entered != null || subscriber() == null ? entered : disclosure.shown(subscriber().msisdn());
    }

    /** What was entered. */
    public void setEntered(String entered) {
        this.entered = entered;
    }
}
