package org.bipota.web.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Says reasons, explanations and errors, which the server keeps in English, in the page's language. */
@Named("reasons")
@ApplicationScoped
public class ReasonWords {

    private final Map<Locale, Phrasebook> books = new ConcurrentHashMap<>();

    /** What was stored, in the page's language as far as it is known in it; null stays null. */
    public String say(String stored) {
        Locale language = Texts.language();
        return stored == null || language.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? stored
                : books.computeIfAbsent(language, Phrasebook::new).say(stored);
    }
}
