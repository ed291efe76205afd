package org.bipota.protocol.cat;

import java.util.Map;

/** The general result and its additional information in words (TS 102 223 clauses 8.12.1 to 8.12.11, TS 31.111 clause 8.12). */
final class GeneralResult {

    private static final int TERMINAL_UNABLE = 0x20;
    private static final int BIP_ERROR = 0x3A;

    private static final Map<Integer, String> GENERAL = Map.ofEntries(
            Map.entry(0x00, "command performed successfully"),
            Map.entry(0x01, "command performed with partial comprehension"),
            Map.entry(0x02, "command performed, with missing information"),
            Map.entry(0x03, "REFRESH performed with additional files read"),
            Map.entry(0x04, "command performed, but requested icon could not be displayed"),
            Map.entry(0x05, "command performed, but modified by call control by NAA"),
            Map.entry(0x06, "command performed, limited service"),
            Map.entry(0x07, "command performed with modification"),
            Map.entry(0x08, "REFRESH performed but indicated NAA was not active"),
            Map.entry(0x09, "command performed, tone not played"),
            Map.entry(0x10, "proactive session ended by the user"),
            Map.entry(0x11, "backward move requested by the user"),
            Map.entry(0x12, "no response from the user"),
            Map.entry(0x13, "help information required by the user"),
            Map.entry(0x14, "USSD or SS transaction ended by the user"),
            Map.entry(TERMINAL_UNABLE, "terminal currently unable to process command"),
            Map.entry(0x21, "network currently unable to process command"),
            Map.entry(0x22, "user did not accept the proactive command"),
            Map.entry(0x23, "user cleared down call before connection or network release"),
            Map.entry(0x24, "action in contradiction with the current timer state"),
            Map.entry(0x25, "interaction with call control by NAA, temporary problem"),
            Map.entry(0x26, "launch browser generic error"),
            Map.entry(0x27, "MMS temporary problem"),
            Map.entry(0x30, "command beyond terminal's capabilities"),
            Map.entry(0x31, "command type not understood by terminal"),
            Map.entry(0x32, "command data not understood by terminal"),
            Map.entry(0x33, "command number not known by terminal"),
            Map.entry(0x34, "SS return error"),
            Map.entry(0x35, "SMS RP-ERROR"),
            Map.entry(0x36, "error, required values are missing"),
            Map.entry(0x37, "USSD return error"),
            Map.entry(0x38, "multiple card commands error"),
            Map.entry(0x39, "interaction with call control or short message control by NAA, permanent problem"),
            Map.entry(BIP_ERROR, "Bearer Independent Protocol error"),
            Map.entry(0x3B, "access technology unable to process command"),
            Map.entry(0x3C, "frames error"),
            Map.entry(0x3D, "MMS error"));

    private static final Map<Integer, String> TERMINAL = Map.ofEntries(
            Map.entry(0x01, "screen is busy"),
            Map.entry(0x02, "terminal currently busy on call"),
            Map.entry(0x03, "terminal currently busy on SS transaction"),
            Map.entry(0x04, "no service"),
            Map.entry(0x05, "access control class bar"),
            Map.entry(0x06, "radio resource not granted"),
            Map.entry(0x07, "not in speech call"),
            Map.entry(0x08, "terminal currently busy on USSD transaction"),
            Map.entry(0x09, "terminal currently busy on SEND DTMF command"),
            Map.entry(0x0A, "no NAA active"));

    private static final Map<Integer, String> BIP = Map.ofEntries(
            Map.entry(0x01, "no channel available"),
            Map.entry(0x02, "channel closed"),
            Map.entry(0x03, "channel identifier not valid"),
            Map.entry(0x04, "requested buffer size not available"),
            Map.entry(0x05, "security error"),
            Map.entry(0x06, "requested transport level not available"),
            Map.entry(0x07, "remote device is not reachable"),
            Map.entry(0x08, "service error"),
            Map.entry(0x09, "service identifier unknown"),
            Map.entry(0x10, "port not available"),
            Map.entry(0x11, "launch parameters missing or incorrect"),
            Map.entry(0x12, "application launch failed"));

    private GeneralResult() {
    }

    /**
     * Such as "Bearer Independent Protocol error: no channel available".
     *
     * @param additional the first octet of additional information, or -1
     */
    static String inWords(int general, int additional) {
        String words = GENERAL.getOrDefault(general, "result " + hex(general));
        if (additional < 0) {
            return words;
        }
        String more = switch (general) {
            case TERMINAL_UNABLE -> TERMINAL.get(additional);
            case BIP_ERROR -> BIP.get(additional);
            default -> null;
        };
        if (more != null) {
            return words + ": " + more;
        }
        boolean noCause = additional == 0 && (general == TERMINAL_UNABLE || general == BIP_ERROR);
        return words + (noCause ? ": no specific cause given" : ": cause " + hex(additional));
    }

    private static String hex(int octet) {
        return String.format("%02X", octet);
    }
}
