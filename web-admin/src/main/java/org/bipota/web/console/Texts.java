package org.bipota.web.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** The console's texts and how it writes times. */
@Named
@ApplicationScoped
public class Texts {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ResourceBundle bundle = ResourceBundle.getBundle("org.bipota.web.console.messages", Locale.ENGLISH);

    /** The text of {@code key}, its places filled with {@code values}. */
    public String text(String key, Object... values) {
        return values.length == 0 ? bundle.getString(key) : new MessageFormat(bundle.getString(key), Locale.ROOT).format(
                Arrays.stream(values).map(String::valueOf).toArray());
    }

    /** The text for a constant, such as {@code state.CAPABLE}; the constant itself when there is none. */
    public String constant(String kind, String constant) {
        String key = kind + '.' + constant;
        return bundle.containsKey(key) ? bundle.getString(key) : constant;
    }

    /** An instant in UTC to the second, or a dash. */
    public String time(Instant instant) {
        return instant == null ? bundle.getString("value.none") : TIME.format(instant);
    }

    /** A value, or a dash. */
    public String value(Object value) {
        return value == null ? bundle.getString("value.none") : value.toString();
    }
}
