package org.bipota.simulator.population;

import java.util.function.UnaryOperator;
import org.bipota.protocol.Octets;
import org.bipota.simulator.card.CardProfile;
import org.bipota.simulator.card.SimulatedCard;
import org.bipota.simulator.handset.FormerTerminal;
import org.bipota.simulator.handset.TerminalModel;
import org.bipota.simulator.handset.Uicc;

/**
 * Cards that run the real applet.
 *
 * @param serverNumber where they send their messages: 1 to 20 digits, behind a + when it is an international number
 */
public record AppletCards(String serverNumber) implements CardFactory {

    /** The source address that a server has by default. */
    public static final String USUAL_SERVER_NUMBER = "10099";
    /** The install parameter that says how many KiB there are for contents. */
    private static final int STORE = 0x8C;

    @Override
    public Uicc make(Personalisation personalisation, UnaryOperator<Octets> terminal) {
        InsertedCard card = new InsertedCard(personalisation);
        personalisation.knownTerminal().ifPresent(imei -> {
            card.terminal = new FormerTerminal(imei);
            card.powerOn(TerminalModel.WITH_BIP);
        });
        card.terminal = terminal;
        return card;
    }

    /** A card in whichever terminal it is now. */
    private final class InsertedCard implements Uicc {

        private final SimulatedCard card;
        private UnaryOperator<Octets> terminal;

        InsertedCard(Personalisation personalisation) {
            CardProfile profile = new CardProfile(personalisation.iccid(), personalisation.keys(), CardProfile.BIP,
                    serverNumber).with(Octets.ofOctets(STORE, 1, personalisation.storeKibibytes()));
            this.card = new SimulatedCard(profile, command -> terminal.apply(command));
        }

        @Override
        public void powerOn(Octets terminalProfile) {
            card.powerOn(terminalProfile);
        }

        @Override
        public int envelope(Octets envelope) {
            return card.envelope(envelope).statusWord();
        }

        @Override
        public void status() {
            card.status();
        }

        @Override
        public Octets content() {
            return card.content();
        }
    }
}
