package org.bipota.web.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** The console's texts in the page's language, and how it writes times and numbers. */
@Named
@ApplicationScoped
public class Texts {

    static final String BUNDLE = "org.bipota.web.console.messages";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The texts in {@code language}, whatever the server's own language is. */
    static ResourceBundle in(Locale language) {
        return ResourceBundle.getBundle(BUNDLE, language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The page's language. */
    static Locale language() {
        FacesContext faces = FacesContext.getCurrentInstance();
        return faces == null || faces.getViewRoot() == null ? Locale.ENGLISH : faces.getViewRoot().getLocale();
    }

    private static ResourceBundle bundle() {
        return in(language());
    }

    /** The text of {@code key}, its places filled with {@code values}. */
    public String text(String key, Object... values) {
        String text = bundle().getString(key);
        return values.length == 0 ? text : new MessageFormat(text, Locale.ROOT).format(
                Arrays.stream(values).map(String::valueOf).toArray());
    }

    /** The text for a constant, such as {@code state.CAPABLE}; the constant itself when there is none. */
    public String constant(String kind, Object constant) {
        String key = kind + '.' + constant;
        ResourceBundle bundle = bundle();
        return bundle.containsKey(key) ? bundle.getString(key) : String.valueOf(constant);
    }

    /** An instant in UTC to the second. */
    static String written(Instant instant) {
        return TIME.format(instant);
    }

    /** An instant in UTC to the second, or a dash. */
    public String time(Instant instant) {
        return instant == null ? value(null) : written(instant);
    }

    /** A value, or a dash. */
    public String value(Object value) {
        return value == null || value.toString().isEmpty() ? bundle().getString("value.none") : value.toString();
    }

    /** A whole number with its thousands apart, or a dash. */
    public String number(Number number) {
        return number == null ? value(null) : NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
    }

    /** A share of 0 to 1 in percent, or a dash. */
    public String percent(Double share) {
        return share == null ? value(null) : String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
