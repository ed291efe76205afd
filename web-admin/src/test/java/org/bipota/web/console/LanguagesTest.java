package org.bipota.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguagesTest {

    private static HttpServletRequest request(String chosen, String... asked) {
        return (HttpServletRequest) Proxy.newProxyInstance(LanguagesTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getCookies" -> chosen == null ? null : new Cookie[] {new Cookie(Languages.COOKIE, chosen)};
                    case "getLocales" -> Collections.enumeration(Arrays.stream(asked).map(Locale::forLanguageTag).toList());
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Test
    void whatWasChosenGoesBeforeWhatTheBrowserAsksFor() {
        assertThat(Languages.wanted(request("zh-CN", "en-GB"))).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(Languages.wanted(request("en", "zh-CN"))).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void theFirstLanguageThatIsThereIsTaken() {
        assertThat(Languages.wanted(request(null, "fr-FR", "zh-SG", "en"))).isEqualTo(Locale.SIMPLIFIED_CHINESE);
    }

    @Test
    void whoAsksForNoneOfThemGetsEnglish() {
        assertThat(Languages.wanted(request(null, "fr-FR"))).isEqualTo(Locale.ENGLISH);
        assertThat(Languages.wanted(request("tlh"))).isEqualTo(Locale.ENGLISH);
    }
}
