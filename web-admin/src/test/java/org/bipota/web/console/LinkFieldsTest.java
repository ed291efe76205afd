package org.bipota.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.beans.Introspector;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bipota.web.console.LinkField.Kind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.Test;

/** The form for links asks for what links have. */
class LinkFieldsTest {

    private static final Map<String, LinkField> FIELDS =
            LinkFields.all().collect(Collectors.toMap(LinkField::name, Function.identity()));

    @Test
    void passwordsAreSecret() {
        assertThat(LinkFields.all().filter(field -> field.name().toLowerCase(Locale.ROOT).endsWith("password")))
                .hasSize(3).allMatch(field -> field.kind() == Kind.SECRET);
    }

    @Test
    void theFormAsksForEverySettingAndSaysOfItWhatTheApisDocumentSays() throws Exception {
        Class<?> shape = Class.forName("org.bipota.web.api.LinkSettingsShape");
        for (Method getter : shape.getDeclaredMethods()) {
            Schema document = getter.getAnnotation(Schema.class);
            LinkField field = FIELDS.get(Introspector.decapitalize(getter.getName().substring("get".length())));
            assertThat(field).as(getter.getName()).isNotNull();
            assertThat(field.usual()).as(field.name()).isEqualTo(document.defaultValue());
            if (!document.minimum().isEmpty()) {
                assertThat(Stream.of(field.least(), field.most()).map(String::valueOf)).as(field.name())
                        .containsExactly(document.minimum(), document.maximum());
            }
        }
        assertThat(shape.getDeclaredMethods()).hasSize(FIELDS.size());
    }

    @Test
    void everySettingHasALabelAndAHintAndEveryGroupAHeading() {
        Stream.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE).map(Texts::in).forEach(texts -> {
            assertThat(FIELDS.values()).allSatisfy(field -> assertThat(texts.keySet()).contains("setting." + field.name(), field.hint()));
            assertThat(LinkFields.GROUPS).allSatisfy(group -> assertThat(texts.keySet()).contains("settings." + group.key()));
        });
    }
}
