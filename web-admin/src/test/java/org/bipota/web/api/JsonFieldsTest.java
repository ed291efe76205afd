package org.bipota.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem problemOf(String text) {
        return catchThrowableOfType(ProblemException.class, () -> {
            JsonFields fields = JsonFields.read(body(text));
            fields.text("msisdn", value -> value.matches("[0-9]+"), "digits");
            fields.truth("ciphering");
            fields.check();
        }).problem();
    }

    @Test
    void membersAreRead() {
        JsonFields fields = JsonFields.read(body("{\"msisdn\":\"123\",\"ciphering\":true}"));

        assertThat(fields.text("msisdn", value -> true, "anything")).isEqualTo("123");
        assertThat(fields.truth("ciphering")).isTrue();
        fields.check();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"msisdn\":}", "[]", "\"x\"", "{} {}", "{\"a\":1,\"a\":2}", "nonsense", "\u0000"})
    void whatIsNotOneJsonObjectIsMalformed(String text) {
        assertThat(problemOf(text).status()).isEqualTo(400);
    }

    @Test
    void placeOfASyntaxErrorIsTold() {
        assertThat(problemOf("{\n\"msisdn\" 1}").detail()).contains("line 2");
    }

    @Test
    void anUnknownMemberWhoseNameMayBeAKeyIsNotNamed() {
        assertThat(problemOf("{\"404142434445464748494A4B4C4D4E4F\":1,\"msisdn\":\"1\"}").errors().get(0).field())
                .isEqualTo("(a name not shown)");
    }

    @Test
    void unknownMemberIsMalformedAndNamed() {
        Problem problem = problemOf("{\"msisdn\":\"1\",\"ciphering\":true,\"imsi\":\"2\"}");

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors()).containsExactly(new FieldError("imsi", "unknown; this call has ciphering, msisdn"));
    }

    @Test
    void valueOfAnotherTypeIsMalformed() {
        Problem problem = problemOf("{\"msisdn\":1,\"ciphering\":\"true\"}");

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("msisdn", "ciphering");
    }

    @Test
    void missingAndUnusableValuesAreUnusable() {
        Problem problem = problemOf("{\"msisdn\":\"abc\",\"ciphering\":null}");

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).containsExactly(
                new FieldError("msisdn", "not allowed: digits"), new FieldError("ciphering", "missing"));
    }

    @Test
    void overlongBodyIsToldAsSuch() {
        InputStream body = new BoundedInputStream(body("{\"msisdn\":\"" + "1".repeat(100) + "\"}"), 50);

        assertThat(catchThrowableOfType(ProblemException.class, () -> JsonFields.read(body)).problem().status()).isEqualTo(413);
    }

    @Test
    void scalarsKeepTheirTypesAndNullCountsAsNotGiven() {
        assertThat(JsonFields.read(body("{\"host\":\"a\",\"port\":2775,\"tls\":false,\"group\":null}"))
                .scalars(Set.of("host", "port", "tls", "group", "window")))
                .isEqualTo(Map.of("host", "a", "port", 2775, "tls", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "2147483648", "-2147483649", "1e400", "[]", "{}"})
    void scalarThatIsNoneIsMalformed(String value) {
        Problem problem = catchThrowableOfType(ProblemException.class,
                () -> JsonFields.read(body("{\"port\":" + value + "}")).scalars(Set.of("port"))).problem();

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("port");
    }

    @Test
    void memberThatIsNoScalarOfTheCallIsMalformed() {
        Problem problem = catchThrowableOfType(ProblemException.class,
                () -> JsonFields.read(body("{\"colour\":[1]}")).scalars(Set.of("port"))).problem();

        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("colour");
    }

    @Test
    void membersOfInnerObjectsAreNamedByTheirPath() {
        JsonFields fields = JsonFields.read(body("{\"policy\":{\"rate\":-1,\"speed\":2},\"list\":[\"1\",\"x\"],\"n\":1.5}"));
        fields.object("policy").number("rate", 0, 10);
        fields.texts("list", value -> value.matches("[0-9]"), "a digit");
        fields.number("n", 0, 10);

        Problem problem = catchThrowableOfType(ProblemException.class, fields::check).problem();
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors()).extracting(FieldError::field)
                .containsExactlyInAnyOrder("policy.speed", "n", "policy.rate", "list[1]");
    }

    @Test
    void anObjectIsKnownAgainWhateverTheOrderOfItsMembers() {
        String digest = JsonFields.read(body("{\"a\":{\"x\":1,\"y\":[\"1\",\"2\"]},\"b\":null}")).digest();

        assertThat(JsonFields.read(body("{ \"b\":null, \"a\":{\"y\":[\"1\",\"2\"],\"x\":1}}")).digest()).isEqualTo(digest);
        assertThat(JsonFields.read(body("{\"a\":{\"x\":1,\"y\":[\"2\",\"1\"]},\"b\":null}")).digest()).isNotEqualTo(digest);
    }
}
