package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;

/** The language of the page that is being made, and those to switch to. */
@Named("language")
@RequestScoped
public class LanguageBean {

    @Inject
    private HttpServletRequest request;

    /** The language. */
    public Locale getLocale() {
        return Languages.wanted(request);
    }

    /** Its tag, for {@code lang}. */
    public String getTag() {
        return getLocale().toLanguageTag();
    }

    /** The others. */
    public List<Locale> getOthers() {
        return Languages.ALL.stream().filter(other -> !other.equals(getLocale())).toList();
    }
}
