package org.bipota.ejb.application;

import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.TerminalResult;
import org.bipota.protocol.push.CompactResponse;
import org.bipota.protocol.secured.ResponseStatus;

/** What a card said instead of doing what it was asked, in words and hexadecimal. */
final class Refusals {

    private Refusals() {
    }

    static String inWords(TerminalResult result) {
        return "OPEN CHANNEL failed: " + result.inWords() + " (" + result.toHex() + ")";
    }

    static String inWords(CompactResponse response) {
        return "the card answered the push with status word " + response.statusWordHex();
    }

    static String inWords(ResponseStatus status) {
        return status.inWords() + " (" + Octets.ofOctets(status.code()).toHex() + ")";
    }
}
