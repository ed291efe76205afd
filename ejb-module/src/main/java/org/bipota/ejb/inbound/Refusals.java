package org.bipota.ejb.inbound;

import org.bipota.protocol.cat.TerminalResult;
import org.bipota.protocol.push.CompactResponse;

/** Why a card did not open the channel, in words and hexadecimal. */
final class Refusals {

    private Refusals() {
    }

    static String inWords(TerminalResult result) {
        return "OPEN CHANNEL failed: " + result.inWords() + " (" + result.toHex() + ")";
    }

    static String inWords(CompactResponse response) {
        return "the card answered the push with status word " + response.statusWordHex();
    }
}
