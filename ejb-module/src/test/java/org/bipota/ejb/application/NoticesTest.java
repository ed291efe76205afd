package org.bipota.ejb.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.bipota.ejb.domain.CapabilityState;
import org.bipota.ejb.domain.NoticeReason;
import org.bipota.protocol.sms.TextMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticesTest {

    @TempDir
    private Path directory;

    private Map<String, String> settings(String language) {
        return new HashMap<>(Map.of("BIP_OTA_NOTICE_LANGUAGE", language, "BIP_OTA_NOTICE_DIR", directory.toString()));
    }

    private Notices notices(Map<String, String> settings) {
        return new Notices(Configuration.read(settings::get, directory));
    }

    private void file(String language, String... lines) throws IOException {
        Files.writeString(directory.resolve("notices_" + language + ".properties"), String.join("\n", lines));
    }

    @ParameterizedTest
    @CsvSource({"en, 0, 2", "zh, 8, 1"})
    void eachReasonHasItsOwnWordsInEachLanguage(String language, int dataCoding, int mostShortMessages) {
        Notices notices = notices(Map.of("BIP_OTA_NOTICE_LANGUAGE", language));
        Set<TextMessage> texts = new HashSet<>();
        for (NoticeReason reason : NoticeReason.values()) {
            TextMessage text = notices.text(reason, "settings-1");
            assertThat(text.dataCoding()).isEqualTo(dataCoding);
            assertThat(text.parts(1)).hasSizeLessThanOrEqualTo(mostShortMessages);
            String words = new String(text.content().toByteArray(),
                    dataCoding == 0 ? StandardCharsets.US_ASCII : StandardCharsets.UTF_16BE);
            assertThat(words).contains("settings-1").doesNotContain("{");
            texts.add(text);
        }
        assertThat(texts).hasSize(NoticeReason.values().length);
    }

    @Test
    void englishIsTheDefault() {
        assertThat(notices(Map.of()).text(NoticeReason.TOO_LARGE, "x").dataCoding()).isZero();
    }

    @Test
    void theOperatorsFileReplacesSingleTexts() throws IOException {
        file("zh", "too-large = 请到营业厅获取 {content}，{content}。");

        Notices notices = notices(settings("zh"));

        assertThat(notices.text(NoticeReason.TOO_LARGE, "a")).isEqualTo(TextMessage.of("请到营业厅获取 a，a。"));
        assertThat(notices.text(NoticeReason.PUSH_FAILED, "a"))
                .isEqualTo(notices(Map.of("BIP_OTA_NOTICE_LANGUAGE", "zh")).text(NoticeReason.PUSH_FAILED, "a"));
    }

    @Test
    void anotherLanguageNeedsAFileWithAllTexts() throws IOException {
        assertThat(problem("de")).contains("BIP_OTA_NOTICE_LANGUAGE=de: allowed are en, zh, and languages with a file "
                + "notices_de.properties in the folder BIP_OTA_NOTICE_DIR");
        file("de", "too-large = {content} ist zu groß.");
        assertThat(problem("de")).contains("BIP_OTA_NOTICE_DIR: notices_de.properties has no text for not-capable")
                .contains("push-failed");
        file("de", "too-large = {content} ist zu groß.", "not-capable = Geht nicht.", "push-failed = Ging nicht.");
        assertThat(notices(settings("de")).text(NoticeReason.TOO_LARGE, "a")).isEqualTo(TextMessage.of("a ist zu groß."));
    }

    @Test
    void aFileThatCannotBeUsedIsToldAtTheStart() throws IOException {
        file("en", "to-large = typing error");
        assertThat(problem("en")).contains("notices_en.properties has to-large; allowed are too-large, not-capable, push-failed");
        file("en", "too-large = " + "a".repeat(1600));
        assertThat(problem("en")).contains("too-large that takes more than 10 short messages");
        Files.write(directory.resolve("notices_en.properties"), new byte[] {'a', (byte) 0xFF});
        assertThat(problem("en")).contains("notices_en.properties cannot be read");
        Map<String, String> settings = Map.of("BIP_OTA_NOTICE_DIR", directory.resolve("nothing").toString());
        assertThat(Configuration.problems(settings::get)).singleElement().asString().contains("a folder that is there");
    }

    @ParameterizedTest
    @CsvSource({"UNKNOWN, TOO_LARGE", "PENDING, TOO_LARGE", "UNDELIVERED, TOO_LARGE", "NOT_CAPABLE, NOT_CAPABLE",
        "REFUSED, NOT_CAPABLE", "CAPABLE, PUSH_FAILED"})
    void theReasonFollowsFromTheTable(CapabilityState state, NoticeReason reason) {
        assertThat(NoticeReason.of(state)).isEqualTo(reason);
    }

    private String problem(String language) {
        Map<String, String> settings = settings(language);
        assertThat(Configuration.problems(settings::get)).hasSize(1);
        return catchThrowableOfType(ConfigurationException.class, () -> notices(settings)).getMessage();
    }
}
