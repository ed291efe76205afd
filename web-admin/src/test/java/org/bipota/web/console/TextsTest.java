package org.bipota.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bipota.ejb.application.Contents;
import org.bipota.ejb.application.Variable;
import org.bipota.ejb.application.console.Attention;
import org.bipota.ejb.application.console.DeadLetterDesk;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.domain.CampaignState;
import org.bipota.ejb.domain.CapabilityState;
import org.bipota.ejb.domain.CheckCause;
import org.bipota.ejb.domain.CheckHistoryEvent;
import org.bipota.ejb.domain.CheckState;
import org.bipota.ejb.domain.DownloadHistoryEvent;
import org.bipota.ejb.domain.DownloadState;
import org.bipota.ejb.domain.Route;
import org.bipota.web.security.oidc.SignInRefusal;
import org.junit.jupiter.api.Test;

/** Whatever a page says is there in both languages. */
class TextsTest {

    private static final Path PAGES = Path.of("src/main/webapp");
    private static final Path BEANS = Path.of("src/main/java/org/bipota/web/console");
    private static final Pattern IN_PAGES = Pattern.compile("msg\\['([a-zA-Z.-]+)'\\]|texts\\.text\\('([a-zA-Z.-]+)'[,)]");
    private static final Pattern IN_BEANS =
            Pattern.compile("(?:texts\\.text|messages\\.(?:done|wrong))\\(\\s*\"([a-zA-Z.-]+[a-zA-Z])\"|\\? \"([a-z]+\\.[a-zA-Z.]+)\" : \"([a-z]+\\.[a-zA-Z.]+)\"");

    private final ResourceBundle english = Texts.in(Locale.ENGLISH);
    private final ResourceBundle chinese = Texts.in(Locale.SIMPLIFIED_CHINESE);

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(own(Locale.SIMPLIFIED_CHINESE)).containsExactlyInAnyOrderElementsOf(own(Locale.ROOT));
    }

    @Test
    void bothLanguagesHaveTheSamePlacesForValues() {
        for (String key : english.keySet()) {
            assertThat(places(chinese.getString(key))).as(key).isEqualTo(places(english.getString(key)));
        }
    }

    @Test
    void everyKeyOfAPageIsThere() {
        assertThat(keys(PAGES, ".xhtml", IN_PAGES)).hasSizeGreaterThan(50).allSatisfy(key ->
                assertThat(english.keySet()).contains(key));
    }

    @Test
    void everyKeyOfABeanIsThere() {
        assertThat(keys(BEANS, ".java", IN_BEANS)).hasSizeGreaterThan(15).allSatisfy(key ->
                assertThat(english.keySet()).contains(key));
    }

    @Test
    void everyPageOfTheNavigationHasANameAndAFile() {
        assertThat(Navigation.GROUPS).allSatisfy(group -> {
            assertThat(english.keySet()).contains("nav.group." + group.key());
            assertThat(group.pages()).allSatisfy(page -> {
                assertThat(english.keySet()).contains("nav." + page);
                assertThat(PAGES.resolve(page + ".xhtml")).exists();
            });
        });
    }

    @Test
    void everyConstantHasAWord() {
        hasWords("state", CapabilityState.values());
        hasWords("state", CheckState.values());
        hasWords("campaignState", CampaignState.values());
        hasWords("downloadState", DownloadState.values());
        hasWords("route", Route.values());
        hasWords("cause", CheckCause.values());
        hasWords("event", CheckHistoryEvent.values());
        hasWords("downloadEvent", DownloadHistoryEvent.values());
        hasWords("audit", AuditKind.values());
        hasWords("oidc", SignInRefusal.values());
        hasWords("attention", Attention.Kind.values());
        hasWords("content", Contents.Outcome.values());
        hasWords("letters", Arrays.stream(DeadLetterDesk.Outcome.values()).filter(one -> one != DeadLetterDesk.Outcome.DONE)
                .toArray(DeadLetterDesk.Outcome[]::new));
        hasWords("variable", PoliciesBean.IN_FORCE.toArray(Variable[]::new));
    }

    private void hasWords(String kind, Enum<?>[] constants) {
        assertThat(Arrays.stream(constants).map(constant -> kind + '.' + constant.name()))
                .allSatisfy(key -> assertThat(english.keySet()).contains(key));
    }

    private static Set<String> own(Locale language) {
        String name = Texts.BUNDLE.replace('.', '/') + (language.equals(Locale.ROOT) ? "" : "_" + language) + ".properties";
        Properties properties = new Properties();
        try (var in = TextsTest.class.getClassLoader().getResourceAsStream(name)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames();
    }

    private static int places(String text) {
        return new MessageFormat(text, Locale.ROOT).getFormatsByArgumentIndex().length;
    }

    private static Set<String> keys(Path folder, String ending, Pattern pattern) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).map(TextsTest::read)
                    .flatMap(text -> pattern.matcher(text).results().flatMap(found -> groups(found).stream()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> groups(MatchResult found) {
        return IntStream.rangeClosed(1, found.groupCount()).mapToObj(found::group)
                .filter(Objects::nonNull).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
