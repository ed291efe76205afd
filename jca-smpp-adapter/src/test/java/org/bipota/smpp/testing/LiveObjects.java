package org.bipota.smpp.testing;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** Counts the objects that are still reachable, class by class, by the Java runtime's own histogram. */
public final class LiveObjects {

    private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+).*");

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private LiveObjects() {
    }

    /** The number of each class whose name begins with {@code prefix}, after a full collection. */
    public static Map<String, Long> of(String prefix) {
        String histogram = histogram();
        Map<String, Long> counts = new TreeMap<>();
        for (String line : histogram.split("\n")) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches() && matcher.group(2).startsWith(prefix)) {
                counts.put(matcher.group(2), Long.valueOf(matcher.group(1)));
            }
        }
        return counts;
    }

    /** The octets of all objects that are still reachable, after a full collection. */
    public static long octets() {
        String histogram = histogram();
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException("no total in the histogram");
        }
        return Long.parseLong(total.group(1));
    }

    private static String histogram() {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer().invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram", new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException("this Java runtime has no histogram", e);
        }
    }
}
