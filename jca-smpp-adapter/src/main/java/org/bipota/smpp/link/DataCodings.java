package org.bipota.smpp.link;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of {@code data_coding} that an SMSC wants in place of the message's own, such as 04 for F6. */
public final class DataCodings {

    /** Every value as it is. */
    public static final DataCodings UNCHANGED = new DataCodings(Map.of());

    private static final Pattern ENTRY = Pattern.compile("\\s*([0-9A-Fa-f]{2})\\s*=\\s*([0-9A-Fa-f]{2})\\s*");

    private final Map<Integer, Integer> replaced;

    private DataCodings(Map<Integer, Integer> replaced) {
        this.replaced = replaced;
    }

    /**
     * From entries as {@code F6=04}, hexadecimal and separated by commas.
     *
     * @throws IllegalArgumentException naming the first entry that is none
     */
    public static DataCodings of(String entries) {
        if (entries == null || entries.isBlank()) {
            return UNCHANGED;
        }
        Map<Integer, Integer> replaced = new HashMap<>();
        for (String entry : entries.split(",", -1)) {
            Matcher matcher = ENTRY.matcher(entry);
            if (!matcher.matches() || replaced.put(hex(matcher.group(1)), hex(matcher.group(2))) != null) {
                throw new IllegalArgumentException(entry.trim());
            }
        }
        return new DataCodings(Map.copyOf(replaced));
    }

    private static int hex(String octet) {
        return Integer.parseInt(octet, 16);
    }

    /** What to send for {@code dataCoding}, both 0 to 255. */
    int sent(int dataCoding) {
        return replaced.getOrDefault(dataCoding, dataCoding);
    }
}
