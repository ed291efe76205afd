package org.bipota.ejb.application;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.bipota.ejb.domain.NoticeReason;
import org.bipota.protocol.sms.TextMessage;

/**
 * The words of notices in one language: those that come with the server (English, Chinese), in place of each the one of the
 * operator's own file, where there is one: {@code notices_LANGUAGE.properties} in UTF-8, with the keys of
 * {@link NoticeReason}. A language that does not come with the server needs a file with all of them.
 */
final class NoticeTexts {

    /** The most short messages that one notice may take. */
    static final int MAX_SHORT_MESSAGES = 10;

    private static final String CONTENT = "{content}";
    private static final String LONGEST_NAME = "n".repeat(32);

    private final Map<NoticeReason, String> texts;

    private NoticeTexts(Map<NoticeReason, String> texts) {
        this.texts = texts;
    }

    /**
     * Reads the texts of a language.
     *
     * @param directory where the operator's files are, if anywhere
     * @throws ConfigurationException with everything that is wrong, by the variable's name
     */
    static NoticeTexts read(String language, Optional<Path> directory) {
        String file = "notices_" + language + ".properties";
        Optional<Path> own = directory.map(path -> path.resolve(file)).filter(Files::exists);
        Properties read = new Properties();
        try (InputStream supplied = NoticeTexts.class.getResourceAsStream(file)) {
            if (supplied == null && own.isEmpty()) {
                throw new ConfigurationException(List.of(Variable.NOTICE_LANGUAGE.environment() + '=' + language
                        + ": allowed are en, zh, and languages with a file " + file + " in the folder "
                        + Variable.NOTICE_DIR.environment()));
            }
            if (supplied != null) {
                load(read, supplied);
            }
            if (own.isPresent()) {
                try (InputStream given = Files.newInputStream(own.get())) {
                    load(read, given);
                }
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new ConfigurationException(List.of(Variable.NOTICE_DIR.environment() + ": " + file
                    + " cannot be read; allowed is a properties file in UTF-8"));
        }
        List<String> problems = problems(read);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems.stream()
                    .map(problem -> Variable.NOTICE_DIR.environment() + ": " + file + ' ' + problem).toList());
        }
        Map<NoticeReason, String> texts = new EnumMap<>(NoticeReason.class);
        for (NoticeReason reason : NoticeReason.values()) {
            texts.put(reason, read.getProperty(reason.key()).strip());
        }
        return new NoticeTexts(texts);
    }

    private static void load(Properties properties, InputStream in) throws IOException {
        try (Reader utf8 = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder())) {
            properties.load(utf8);
        }
    }

    private static List<String> problems(Properties read) {
        List<String> keys = Arrays.stream(NoticeReason.values()).map(NoticeReason::key).toList();
        List<String> problems = new ArrayList<>();
        read.stringPropertyNames().stream().sorted().filter(key -> !keys.contains(key))
                .forEach(key -> problems.add("has " + key + "; allowed are " + String.join(", ", keys)));
        for (String key : keys) {
            String text = read.getProperty(key, "").strip();
            if (text.isEmpty()) {
                problems.add("has no text for " + key);
            } else if (parts(text.replace(CONTENT, LONGEST_NAME)) > MAX_SHORT_MESSAGES) {
                problems.add("has a text for " + key + " that takes more than " + MAX_SHORT_MESSAGES + " short messages");
            }
        }
        return problems;
    }

    private static int parts(String text) {
        return text.length() > MAX_SHORT_MESSAGES * 153 ? Integer.MAX_VALUE : TextMessage.of(text).parts(0).size();
    }

    /** The words for {@code reason}. */
    String text(NoticeReason reason, String contentName) {
        return texts.get(reason).replace(CONTENT, contentName);
    }
}
