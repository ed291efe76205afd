package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;


import org.bipota.protocol.card.CheckRequest;
import org.bipota.protocol.cat.CommandDetails;
import org.junit.jupiter.api.Test;

/** Wherever the power is cut, the card goes on when it is back: nothing is lost, and no counter is used twice. */
class PowerCutTest {

    private static final CardProfile PROFILE = new CardProfile(TestCard.ICCID, TestCard.AES_128, CardProfile.BIP, "10099");

    @Test
    void firstCheckRequestReachesTheServer() {
        int points = PowerCuts.everywhere("first check request", cuts -> {
            TestCard test = new TestCard(cuts, PROFILE);

            cuts.during(test::powerOn);
            test.powerOn();

            assertThat(test.lastMessageOfLastShortMessage()).isInstanceOf(CheckRequest.class);
            test.terminal.forget();
            test.powerOn();
            assertThat(test.terminal.commands(CommandDetails.SEND_SHORT_MESSAGE)).isEmpty();
        });
        assertThat(points).isGreaterThan(8);
    }
}
