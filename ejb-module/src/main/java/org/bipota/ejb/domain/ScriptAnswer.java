package org.bipota.ejb.domain;

import java.util.Locale;
import java.util.OptionalInt;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.push.CompactResponse;
import org.bipota.protocol.script.ExpandedResponse;

/**
 * What a card answered to a packet of a content.
 *
 * @param commandsExecuted how many of the packet's commands, the one that failed included
 * @param statusWord the last one, four hexadecimal digits, or null when the card answered none
 * @param wellDone in compact format whether the last status word is 9000, 61xx or 91xx, since a card stops at the first command
 *     that fails and cards count in different ways; in expanded format whether all was executed, too
 * @param problem what the card says against the script as such, or null
 */
public record ScriptAnswer(int commandsExecuted, String statusWord, boolean wellDone, String problem) {

    /**
     * The answer in the additional data of a response packet with status 00.
     *
     * @param commands how many commands the packet had
     * @throws ProtocolException when it cannot be read
     */
    public static ScriptAnswer parse(ContentKind kind, int commands, Octets additionalData) throws ProtocolException {
        if (kind.expanded()) {
            return of(ExpandedResponse.parse(additionalData), commands);
        }
        CompactResponse response = CompactResponse.parse(additionalData);
        return new ScriptAnswer(response.commandsExecuted(), response.statusWordHex(), response.successful(), null);
    }

    private static ScriptAnswer of(ExpandedResponse response, int commands) {
        OptionalInt word = response.statusWord();
        String hex = word.isEmpty() ? null : String.format(Locale.ROOT, "%04X", word.getAsInt());
        String problem = response.badFormat().isEmpty() ? null
                : "the card cannot read the script (bad format " + response.badFormat().getAsInt() + ')';
        boolean good = problem == null && response.commandsExecuted() == commands
                && (hex == null || hex.equals("9000") || hex.startsWith("61") || hex.startsWith("91"));
        return new ScriptAnswer(response.commandsExecuted(), hex, good, problem);
    }

    /** What happened, for the history: such as "status word 6A84 after 3 of 5 commands". */
    public String inWords(int commands) {
        String executed = commandsExecuted + " of " + commands + " commands executed";
        return problem != null ? problem + ", " + executed
                : statusWord == null ? "no status word, " + executed : "status word " + statusWord + ", " + executed;
    }
}
