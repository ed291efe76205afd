package org.bipota.it.server;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bipota.it.peer.ReceivedPush;
import org.bipota.it.peer.TestCard;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.push.PushCommand;

/**
 * What exists in this test run and may not be seen by everybody: the keys, tokens and identities of all its cards, and its
 * passwords. Logs and answers are searched for all of it, wherever it was made.
 */
public final class Secrets {

    private static final Pattern DIGITS = Pattern.compile("[0-9A-Fa-f]{8,}");
    private static final Pattern ANY_IDENTITY = Pattern.compile("(?<![0-9A-Za-z.])[0-9]{13,20}(?![0-9A-Za-z])");

    /** In capitals, by what they are. */
    private static final Map<String, String> CONFIDENTIAL = new ConcurrentHashMap<>();
    private static final Map<String, String> PERSONAL = new ConcurrentHashMap<>();
    private static final Set<Integer> LENGTHS = ConcurrentHashMap.newKeySet();
    private static final Set<String> PASSWORDS = ConcurrentHashMap.newKeySet();

    private Secrets() {
    }

    /** A card of the run. */
    static void card(TestCard card) {
        keep(CONFIDENTIAL, capitals(card.keys().kicKey().toHex()), "KIc");
        keep(CONFIDENTIAL, capitals(card.keys().kidKey().toHex()), "KID");
        keep(PERSONAL, card.msisdn(), "MSISDN");
        keep(PERSONAL, card.iccid().digits(), "ICCID");
        keep(PERSONAL, capitals(card.iccid().value().toHex()), "ICCID as in EF_ICCID");
        if (!card.imsi().isEmpty()) {
            keep(PERSONAL, card.imsi(), "IMSI");
        }
    }

    /** A terminal of the run. */
    static void imei(String digits) {
        keep(PERSONAL, digits, "IMEI");
    }

    /** The identification data of what came, when it is a push. */
    static void push(ReceivedPush push) {
        try {
            if (PushCommand.parse(push.command().data()).size() == 2) {
                keep(CONFIDENTIAL, capitals(push.token().toHex()), "token");
            }
        } catch (ProtocolException dataOfAContent) {
            // Has no token.
        }
    }

    /** A password, or a part of passwords. */
    public static void password(String password) {
        PASSWORDS.add(password);
    }

    /** Keys, tokens and passwords in {@code text}, which nobody may see; empty when there are none. */
    public static Set<String> confidentialIn(String text) {
        Set<String> found = search(text, CONFIDENTIAL);
        PASSWORDS.stream().filter(text::contains).forEach(password -> found.add("password " + password));
        return found;
    }

    /** MSISDNs, IMSIs, IMEIs and ICCIDs of the run in {@code text}; empty when there are none. */
    public static Set<String> personalIn(String text) {
        return search(text, PERSONAL);
    }

    /** Everything in a log that may not be there, also numbers that the run does not know and that look like an identity. */
    public static Set<String> inLog(String text) {
        Set<String> found = confidentialIn(text);
        found.addAll(personalIn(text));
        ANY_IDENTITY.matcher(text).results().forEach(number -> found.add("number " + number.group()));
        return found;
    }

    private static void keep(Map<String, String> known, String value, String what) {
        LENGTHS.add(value.length());
        known.put(value, what);
    }

    private static Set<String> search(String text, Map<String, String> known) {
        Set<String> found = new LinkedHashSet<>();
        Matcher runs = DIGITS.matcher(text);
        while (runs.find()) {
            String run = capitals(runs.group());
            for (int length : LENGTHS) {
                for (int from = 0; from + length <= run.length(); from++) {
                    String part = run.substring(from, from + length);
                    if (known.containsKey(part)) {
                        found.add(known.get(part) + " " + part);
                    }
                }
            }
        }
        return found;
    }

    private static String capitals(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
