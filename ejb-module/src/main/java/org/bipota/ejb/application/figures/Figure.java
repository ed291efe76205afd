package org.bipota.ejb.application.figures;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One number to be watched. Figures of one name have the same labels and the same kind.
 *
 * @param name words in lower case with dots between them, units last: {@code smpp.link.round.trip.seconds}; collectors see
 *     {@code bipota_smpp_link_round_trip_seconds}, and {@code _total} behind that of a counter
 * @param kind what may become of it
 * @param labels what it is a figure of, by the label's name
 * @param value the number now
 */
public record Figure(String name, Kind kind, Map<String, String> labels, double value) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(\\.[a-z0-9]+)*");

    /** What may become of a figure. */
    public enum Kind {
        /** Goes up and down. */
        GAUGE,
        /** Counts since the server or what it is a figure of started; goes up, or begins again at 0. */
        COUNTER
    }

    /** Copies the labels. */
    public Figure {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name: \"" + name + "\", allowed are lower case words with dots between them");
        }
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    /** A figure that goes up and down. */
    public static Figure gauge(String name, Map<String, String> labels, double value) {
        return new Figure(name, Kind.GAUGE, labels, value);
    }

    /** A figure that counts. */
    public static Figure counter(String name, Map<String, String> labels, double value) {
        return new Figure(name, Kind.COUNTER, labels, value);
    }
}
