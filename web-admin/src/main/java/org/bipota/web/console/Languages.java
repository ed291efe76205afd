package org.bipota.web.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The languages of the console, and which of them a browser wants: what was chosen there, else what it asks for. */
final class Languages {

    /** All of them, the one for everybody else first. */
    static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    /** Remembers what was chosen. */
    static final String COOKIE = "bipota-language";

    private Languages() {
    }

    /** The language with this tag, such as {@code zh-CN}. */
    static Optional<Locale> of(String tag) {
        return ALL.stream().filter(language -> language.toLanguageTag().equals(tag)).findFirst();
    }

    /** The language for the answer to {@code request}. */
    static Locale wanted(HttpServletRequest request) {
        Stream<Cookie> cookies = request.getCookies() == null ? Stream.empty() : Arrays.stream(request.getCookies());
        return cookies.filter(cookie -> cookie.getName().equals(COOKIE)).map(cookie -> of(cookie.getValue()))
                .flatMap(Optional::stream).findFirst()
                .or(() -> Collections.list(request.getLocales()).stream()
                        .map(asked -> ALL.stream().filter(known -> known.getLanguage().equals(asked.getLanguage())).findFirst())
                        .flatMap(Optional::stream).findFirst())
                .orElse(ALL.get(0));
    }
}
