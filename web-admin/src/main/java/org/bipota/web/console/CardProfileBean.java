package org.bipota.web.console;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.bipota.ejb.application.CardProfile;
import org.bipota.ejb.application.Cards;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Variable;
import org.bipota.ejb.application.console.SubscriberFacts;
import org.bipota.ejb.domain.CardTransport;

/** How one card is pushed, found by any of its subscriber's numbers; changed by administrators. */
@Named
@RequestScoped
public class CardProfileBean {

    @Inject
    private Cards cards;

    @Inject
    private SubscriberFilter who;

    @Inject
    private Configuration configuration;

    @Inject
    private PageMessages messages;

    @Inject
    private Texts texts;

    @Inject
    private May may;

    @Inject
    private HttpServletRequest request;

    private String pushTar;
    private CardTransport transport;
    private Boolean ciphering;

    /** Which card, from the address at once: what the page offers is asked for before its values are set. */
    @PostConstruct
    void identify() {
        String given = request.getParameter("card");
        who.setCard(given == null || !given.matches("[0-9]{1,18}") ? null : Long.valueOf(given));
    }

    /** Goes to the card of the number entered. */
    public void find() {
        if (who.resolve()) {
            messages.goTo("/cards.xhtml?card=" + who.getCard());
        } else {
            messages.wrongField("who", texts.text("search.unknown"));
        }
    }

    /** Stores the profile filled in, which holds from the next push on. */
    @ForRole(May.ADMIN)
    public void change() {
        if (getFacts() == null || !messages.firstSubmit()) {
            return;
        }
        CardProfile profile = new CardProfile(pushTar.toUpperCase(Locale.ROOT), transport, ciphering);
        if (cards.changeProfile(getFacts().iccid(), profile, may.getActor())) {
            messages.done("cards.profileChanged");
            messages.goTo("/cards.xhtml?card=" + who.getCard());
        } else {
            messages.wrong("subscriber.unknown");
        }
    }

    /** The card with its subscriber, or null when the address names none. */
    public SubscriberFacts getFacts() {
        return who.subscriber();
    }

    /** The transport of cards whose profile leaves it to the configuration. */
    public String getConfiguredTransport() {
        return configuration.text(Variable.BIP_TRANSPORT).orElseThrow().toUpperCase(Locale.ROOT);
    }

    /** The transports that a card may be given. */
    public List<CardTransport> getTransports() {
        return List.of(CardTransport.values());
    }

    /** Whose card it is. */
    public SubscriberFilter getWho() {
        return who;
    }

    /** Where pushes go on the card, six hexadecimal digits. */
    public String getPushTar() {
        return pushTar == null && getFacts() != null ? getFacts().pushTar() : pushTar;
    }

    /** Where pushes go on the card, six hexadecimal digits. */
    public void setPushTar(String pushTar) {
        this.pushTar = pushTar;
    }

    /** How the card connects, or null where the configuration decides. */
    public CardTransport getTransport() {
        return transport != null || getFacts() == null || getFacts().transport() == null ? transport
                : CardTransport.valueOf(getFacts().transport());
    }

    /** How the card connects, or null where the configuration decides. */
    public void setTransport(CardTransport transport) {
        this.transport = transport;
    }

    /** Whether packets to the card are ciphered. */
    public boolean isCiphering() {
        return ciphering == null ? getFacts() != null && getFacts().ciphering() : ciphering;
    }

    /** Whether packets to the card are ciphered. */
    public void setCiphering(boolean ciphering) {
        this.ciphering = ciphering;
    }
}
