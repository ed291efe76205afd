package org.bipota.web.console;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in another language what the server stored in English. What it stores is made of a closed set of phrases with figures in
 * them: {@code reasons.properties} lists them as they are written, the bundle of the other language has each under the same key.
 * A stored sentence is taken apart into its phrase and figures, which may be phrases, durations (ISO 8601) or instants themselves;
 * what is no phrase, such as the words of an SMSC, stays as it is.
 */
final class Phrasebook {

    static final String BUNDLE = "org.bipota.web.console.reasons";

    /** {@code {0}} for a figure or a word, {@code <0>} for anything. */
    private static final Pattern PLACE = Pattern.compile("[{<]([0-9])[}>]");
    private static final String WORD = "((?:(?![,;:] ).)+?)";
    private static final String ANYTHING = "(.+?)";
    private static final Pattern DURATION = Pattern.compile("PT?[0-9DHMST.]+");
    private static final Pattern INSTANT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z");
    private static final int SECONDS_A_MINUTE = 60;
    private static final int MINUTES_AN_HOUR = 60;
    private static final int HOURS_A_DAY = 24;
    private static final double MILLIS_A_SECOND = 1000;

    /**
     * A phrase with places for figures.
     *
     * @param joins whether it has no word of its own, so that it counts only when it joins known phrases
     */
    private record Phrase(Pattern shape, String said, int weight, boolean joins) {
    }

    private final ResourceBundle texts;
    private final Map<String, String> whole = new HashMap<>();
    private final List<Phrase> phrases = new ArrayList<>();

    /** The phrases in {@code language}. */
    Phrasebook(Locale language) {
        texts = Texts.in(language);
        ResourceBundle stored = bundle(Locale.ROOT);
        ResourceBundle other = bundle(language);
        for (String key : stored.keySet()) {
            String phrase = stored.getString(key);
            if (PLACE.matcher(phrase).find()) {
                String words = PLACE.matcher(phrase).replaceAll("");
                phrases.add(new Phrase(shape(phrase), other.getString(key), words.length(),
                        words.chars().noneMatch(Character::isLetter)));
            } else {
                whole.put(phrase, other.getString(key));
            }
        }
        phrases.sort(Comparator.comparingInt(Phrase::weight).reversed().thenComparing(Phrase::said));
    }

    static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(BUNDLE, language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The words between the places as they are; the places stand in the order of their numbers. */
    private static Pattern shape(String phrase) {
        StringBuilder shape = new StringBuilder();
        int end = 0;
        for (MatchResult place : PLACE.matcher(phrase).results().toList()) {
            shape.append(Pattern.quote(phrase.substring(end, place.start()))).append(place.group().startsWith("<") ? ANYTHING : WORD);
            end = place.end();
        }
        return Pattern.compile(shape + Pattern.quote(phrase.substring(end)));
    }

    /** {@code stored} in the other language, as far as it is known. */
    String say(String stored) {
        return find(stored).orElse(stored);
    }

    private Optional<String> find(String stored) {
        String known = whole.get(stored);
        return known != null ? Optional.of(known) : figure(stored).or(() -> phrase(stored));
    }

    /** The phrase with the most words comes first. */
    private Optional<String> phrase(String stored) {
        for (Phrase phrase : phrases) {
            Matcher matcher = phrase.shape().matcher(stored);
            if (matcher.matches()) {
                List<String> figures = groups(matcher.toMatchResult());
                List<Optional<String>> found = figures.stream().map(this::find).toList();
                if (!phrase.joins() || found.stream().anyMatch(Optional::isPresent)) {
                    return Optional.of(PLACE.matcher(phrase.said()).replaceAll(place -> {
                        int number = Integer.parseInt(place.group(1));
                        return Matcher.quoteReplacement(found.get(number).orElse(figures.get(number)));
                    }));
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> groups(MatchResult found) {
        List<String> groups = new ArrayList<>();
        for (int i = 1; i <= found.groupCount(); i++) {
            groups.add(found.group(i));
        }
        return groups;
    }

    private Optional<String> figure(String text) {
        try {
            return DURATION.matcher(text).matches() ? Optional.of(words(Duration.parse(text)))
                    : INSTANT.matcher(text).matches() ? Optional.of(Texts.written(Instant.parse(text))) : Optional.empty();
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }

    private String words(Duration duration) {
        List<String> words = new ArrayList<>();
        add(words, "duration.days", duration.toHours() / HOURS_A_DAY);
        add(words, "duration.hours", duration.toHours() % HOURS_A_DAY);
        add(words, "duration.minutes", duration.toMinutes() % MINUTES_AN_HOUR);
        double seconds = duration.toMillis() / MILLIS_A_SECOND % SECONDS_A_MINUTE;
        if (seconds > 0 || words.isEmpty()) {
            words.add(texts.getString("duration.seconds").replace("{0}",
                    seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds)));
        }
        return String.join(" ", words);
    }

    private void add(List<String> words, String key, long number) {
        if (number > 0) {
            words.add(texts.getString(key).replace("{0}", Long.toString(number)));
        }
    }
}
