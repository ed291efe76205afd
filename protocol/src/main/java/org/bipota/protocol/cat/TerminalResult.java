package org.bipota.protocol.cat;

import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;

/**
 * The result of a proactive command: the value of the Result TLV (TS 102 223 clause 8.12).
 *
 * @param value the general result, then 0 to 254 octets of additional information
 */
public record TerminalResult(Octets value) {

    /** The Result TLV's tag without comprehension required bit. */
    public static final int TAG = 0x03;

    private static final int MAX_OCTETS = 255;
    private static final int NO_CHANNEL = 0x01;
    private static final int REMOTE_NOT_REACHABLE = 0x07;

    /** Checks the length. */
    public TerminalResult {
        if (value.isEmpty() || value.length() > MAX_OCTETS) {
            throw new IllegalArgumentException("result of " + value.length() + " octets, allowed are 1 to 255");
        }
    }

    /** The result in {@code value}. */
    public static TerminalResult parse(Octets value) throws ProtocolException {
        if (value.isEmpty() || value.length() > MAX_OCTETS) {
            throw new ProtocolException(Code.LENGTH, "result", 0, value.length() + " octets, allowed are 1 to 255");
        }
        return new TerminalResult(value);
    }

    /** A result with additional information, or without (-1). */
    public static TerminalResult of(int general, int additional) {
        return new TerminalResult(additional < 0 ? Octets.ofOctets(general) : Octets.ofOctets(general, additional));
    }

    /** The general result, 0 to 255. */
    public int general() {
        return value.at(0);
    }

    /** The first octet of additional information, 0 to 255, or -1 when there is none. */
    public int additional() {
        return value.length() > 1 ? value.at(1) : -1;
    }

    /** Whether the command was performed, though perhaps with modifications. */
    public boolean performed() {
        return general() < 0x10;
    }

    /**
     * Whether trying again later may help: the terminal or the network cannot now (20, 21), no channel available (3A 01),
     * remote not reachable (3A 07).
     */
    public boolean temporary() {
        return switch (general()) {
            case 0x20, 0x21 -> true;
            case 0x3A -> additional() == NO_CHANNEL || additional() == REMOTE_NOT_REACHABLE;
            default -> false;
        };
    }

    /** The standard's words, such as "Bearer Independent Protocol error: no channel available". */
    public String inWords() {
        return GeneralResult.inWords(general(), additional());
    }

    /** The whole value in hexadecimal digits. */
    public String toHex() {
        return value.toHex();
    }
}
