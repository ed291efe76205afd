package org.bipota.web.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bipota.ejb.application.Configuration;
import org.bipota.web.security.SignInOutcome;
import org.bipota.web.security.oidc.CodeFlowOutcome.Accepted;
import org.bipota.web.security.oidc.CodeFlowOutcome.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the console asks the issuer for, and what it lets in of what comes back. */
class CodeFlowTest {

    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private static final URI REDIRECT = URI.create("https://ota.example/oidc/callback");
    private static final String ADDRESS = "192.0.2.1";

    private Instant now = BEGINNING;
    private final TestIssuer issuer = new TestIssuer();
    private final CodeFlow flow = flow(Map.of());

    private CodeFlow flow(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(Map.of("BIP_OTA_OIDC_ISSUER", issuer.url(), "BIP_OTA_OIDC_CLIENT_ID", "the-console"));
        variables.putAll(more);
        return new CodeFlow(new Issuer(OidcSettings.of(Configuration.read(variables::get, Path.of("target"))).orElseThrow(), new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        }));
    }

    @AfterEach
    void close() {
        issuer.close();
    }

    /** An attempt that was begun, as the browser and the issuer know it. */
    private record Begun(Map<String, String> query, String cookie) {

        CodeFlowAnswer answer() {
            return new CodeFlowAnswer(query.get("state"), "the-code", null, null);
        }
    }

    private Begun begin(CodeFlow by) throws IOException {
        CodeFlow.Departure departure = by.begin(REDIRECT, "/checks.xhtml?state=CAPABLE");
        return new Begun(parameters(departure.address().getRawQuery()), departure.attempt());
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&")).map(one -> one.split("=", 2)).collect(Collectors.toMap(one -> one[0],
                one -> URLDecoder.decode(one[1], StandardCharsets.UTF_8)));
    }

    private Map<String, String> claims(Begun begun) {
        return new TreeMap<>(Map.of(
                "iss", '"' + issuer.url() + '"', "aud", "\"the-console\"", "exp", Long.toString(BEGINNING.getEpochSecond() + 900),
                "nonce", '"' + begun.query().get("nonce") + '"', "preferred_username", "\"wang\"", "groups", "[\"operator\"]"));
    }

    private static String json(Map<String, String> claims) {
        return claims.entrySet().stream().map(claim -> '"' + claim.getKey() + "\":" + claim.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private void issues(String token) {
        issuer.answerCodes(200, "{\"access_token\":\"not looked at\",\"token_type\":\"Bearer\",\"id_token\":\"" + token + "\"}");
    }

    private void issuesGood(Begun begun) {
        issues(issuer.token(json(claims(begun))));
    }

    private static void isRefused(CodeFlowOutcome outcome, SignInRefusal why) {
        assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.why()).isEqualTo(why));
    }

    @Test
    void theIssuerIsAskedForACodeBoundToThisBrowserAndToUs() throws Exception {
        CodeFlow.Departure departure = flow.begin(REDIRECT, "/");
        Map<String, String> query = parameters(departure.address().getRawQuery());

        assertThat(departure.address().toString()).startsWith(issuer.url() + "/authorize?tenant=1&");
        assertThat(query).containsEntry("response_type", "code").containsEntry("client_id", "the-console")
                .containsEntry("scope", "openid profile").containsEntry("redirect_uri", REDIRECT.toString())
                .containsEntry("code_challenge_method", "S256");
        assertThat(query.get("state")).hasSize(43).isNotEqualTo(query.get("nonce"));
        assertThat(query.get("code_challenge")).hasSize(43);
        assertThat(departure.attempt()).matches("[A-Za-z0-9_-]+");
        assertThat(departure.toString()).doesNotContain(departure.attempt());
        assertThat(parameters(flow.begin(REDIRECT, "/").address().getRawQuery()).get("state")).isNotEqualTo(query.get("state"));
    }

    @Test
    void whoComesBackWithACodeIsSignedInAndLedToWhereOneWas() throws Exception {
        Begun begun = begin(flow);
        issuesGood(begun);

        assertThat(flow.end(begun.answer(), begun.cookie(), ADDRESS)).isEqualTo(new Accepted(
                new SignInOutcome.Accepted("oidc:wang", Set.of("viewer", "operator")), "/checks.xhtml?state=CAPABLE"));
        Map<String, String> form = parameters(issuer.tokenForm);
        assertThat(form).containsEntry("grant_type", "authorization_code").containsEntry("code", "the-code")
                .containsEntry("redirect_uri", REDIRECT.toString()).containsEntry("client_id", "the-console");
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256")
                .digest(form.get("code_verifier").getBytes(StandardCharsets.US_ASCII)))).isEqualTo(begun.query().get("code_challenge"));
        assertThat(issuer.tokenAuthorization).isNull();
    }

    @Test
    void aConfidentialClientShowsItsSecretInTheHeaderOnly() throws Exception {
        CodeFlow confidential = flow(Map.of("BIP_OTA_OIDC_CLIENT_SECRET", "a:b c+d"));
        Begun begun = begin(confidential);
        issuesGood(begun);

        assertThat(confidential.end(begun.answer(), begun.cookie(), ADDRESS)).isInstanceOf(Accepted.class);
        assertThat(new String(Base64.getDecoder().decode(issuer.tokenAuthorization.substring("Basic ".length())), StandardCharsets.UTF_8))
                .isEqualTo("the-console:a%3Ab+c%2Bd");
        assertThat(issuer.tokenForm).doesNotContain("client_id").doesNotContain("a%3Ab");
        assertThat(confidential.client().toString()).doesNotContain("a:b");
    }

    @Test
    void whatAnotherBrowserBeganIsRefusedWithoutAskingTheIssuer() throws Exception {
        Begun mine = begin(flow);
        Begun anothers = begin(flow);
        issuesGood(mine);

        isRefused(flow.end(anothers.answer(), mine.cookie(), ADDRESS), SignInRefusal.STALE);
        isRefused(flow.end(mine.answer(), null, ADDRESS), SignInRefusal.STALE);
        isRefused(flow.end(new CodeFlowAnswer(null, "the-code", null, null), mine.cookie(), ADDRESS), SignInRefusal.STALE);
        isRefused(flow(Map.of()).end(mine.answer(), mine.cookie(), ADDRESS), SignInRefusal.STALE);
        char last = mine.cookie().charAt(20) == 'A' ? 'B' : 'A';
        isRefused(flow.end(mine.answer(), mine.cookie().substring(0, 20) + last + mine.cookie().substring(21), ADDRESS), SignInRefusal.STALE);
        assertThat(issuer.exchanged).hasValue(0);
    }

    @Test
    void whatHasComeBackOnceIsNotTakenAgain() throws Exception {
        Begun begun = begin(flow);
        issuesGood(begun);
        assertThat(flow.end(begun.answer(), begun.cookie(), ADDRESS)).isInstanceOf(Accepted.class);

        isRefused(flow.end(begun.answer(), begun.cookie(), ADDRESS), SignInRefusal.STALE);
        assertThat(issuer.exchanged).hasValue(1);
    }

    @Test
    void whoTakesTooLongBeginsAgain() throws Exception {
        Begun begun = begin(flow);
        issuesGood(begun);
        now = BEGINNING.plus(Duration.ofMinutes(10));

        isRefused(flow.end(begun.answer(), begun.cookie(), ADDRESS), SignInRefusal.STALE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "iss   | \"https://other.example\"", "aud   | \"bip-ota\"", "exp   | 1767225000", "exp   | -",
        "nonce | \"another\"", "nonce | -", "azp   | \"another\"", "preferred_username | -"})
    void anIdTokenForSomethingElseIsRefused(String claim, String value) throws Exception {
        Begun begun = begin(flow);
        Map<String, String> claims = claims(begun);
        claims.remove(claim);
        if (value != null) {
            claims.put(claim, value);
        }
        issues(issuer.token(json(claims)));

        isRefused(flow.end(begun.answer(), begun.cookie(), ADDRESS), SignInRefusal.UNVERIFIED);
    }

    @Test
    void anIdTokenThatTheIssuerDidNotSignIsRefused() throws Exception {
        Begun begun = begin(flow);
        issues(TestIssuer.part("{\"alg\":\"none\"}") + '.' + TestIssuer.part(json(claims(begun))) + '.');

        isRefused(flow.end(begun.answer(), begun.cookie(), ADDRESS), SignInRefusal.UNVERIFIED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "400 | {\"error\":\"invalid_grant\"} | UNVERIFIED", "200 | {\"access_token\":\"x\"} | UNVERIFIED", "200 | nonsense | UNVERIFIED",
        "302 | {} | UNVERIFIED", "503 | {} | UNREACHABLE"})
    void withoutAnIdTokenNobodyIsLetIn(int status, String answer, SignInRefusal why) throws Exception {
        Begun begun = begin(flow);
        issuer.answerCodes(status, answer);

        isRefused(flow.end(begun.answer(), begun.cookie(), ADDRESS), why);
    }

    @Test
    void anAnswerOfTheIssuerThatDoesNotEndIsGivenUp() throws Exception {
        Begun begun = begin(flow);
        issuer.answerCodes(200, " ".repeat(1 << 18) + "{}");

        isRefused(flow.end(begun.answer(), begun.cookie(), ADDRESS), SignInRefusal.UNREACHABLE);
    }

    @Test
    void whoHasNoRoleHereIsNamedAndNotLetIn() throws Exception {
        Begun begun = begin(flow);
        Map<String, String> claims = claims(begun);
        claims.put("groups", "[\"accountant\"]");
        issues(issuer.token(json(claims)));

        assertThat(flow.end(begun.answer(), begun.cookie(), ADDRESS)).isEqualTo(
                new Refused(SignInRefusal.NO_ROLE, "oidc:wang", 1, "/checks.xhtml?state=CAPABLE"));
    }

    @ParameterizedTest
    @CsvSource({"access_denied, DENIED", "server_error, ISSUER_FAILED", "<script>, ISSUER_FAILED"})
    void anErrorOfTheIssuerIsTold(String error, SignInRefusal why) throws Exception {
        Begun begun = begin(flow);
        CodeFlowAnswer answer = new CodeFlowAnswer(begun.query().get("state"), null, error, null);

        isRefused(flow.end(answer, begun.cookie(), ADDRESS), why);
        assertThat(answer.loggedError()).doesNotContain("<");
        assertThat(issuer.exchanged).hasValue(0);
    }

    @Test
    void anErrorThatDoesNotBelongToAnAttemptIsNotTheIssuers() {
        isRefused(flow.end(new CodeFlowAnswer("made-up", null, "access_denied", null), null, ADDRESS), SignInRefusal.STALE);
    }

    @ParameterizedTest
    @CsvSource({"https://other.example, ''", "'', ',\"authorization_response_iss_parameter_supported\":true'"})
    void anAnswerOfAnotherIssuerIsNotExchanged(String named, String discovered) throws Exception {
        issuer.more = discovered;
        Begun begun = begin(flow);
        issuesGood(begun);
        CodeFlowAnswer answer = new CodeFlowAnswer(begun.query().get("state"), "the-code", null, named.isEmpty() ? null : named);

        isRefused(flow.end(answer, begun.cookie(), ADDRESS), SignInRefusal.UNVERIFIED);
        assertThat(issuer.exchanged).hasValue(0);
    }

    @Test
    void whoFailsTooOftenHasToWaitWithoutTheIssuerBeingAsked() throws Exception {
        Begun begun = begin(flow);
        issuesGood(begun);
        for (int i = 0; i < 51; i++) {
            isRefused(flow.end(new CodeFlowAnswer("made-up", "x", null, null), null, ADDRESS), SignInRefusal.STALE);
        }

        isRefused(flow.end(begun.answer(), begun.cookie(), ADDRESS), SignInRefusal.THROTTLED);
        assertThat(issuer.exchanged).hasValue(0);
        assertThat(flow.end(begun.answer(), begun.cookie(), "192.0.2.2")).as("elsewhere").isInstanceOf(Accepted.class);
    }

    @Test
    void parametersThatComeTwiceAreNotTaken() {
        CodeFlowAnswer answer = CodeFlowAnswer.of(Map.of("state", new String[] {"a", "b"}, "code", new String[] {"c"}));

        assertThat(answer).isEqualTo(new CodeFlowAnswer(null, "c", null, null));
        assertThat(answer.toString()).isEqualTo("CodeFlowAnswer[error=null]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://issuer.example/authorize", "javascript:alert(1)", "/authorize"})
    void endpointsAreNotReachedInClear(String endpoint) {
        issuer.tokenEndpoint = endpoint;

        assertThatThrownBy(() -> flow.begin(REDIRECT, "/")).isInstanceOf(IOException.class).hasMessageContaining("token_endpoint");
    }

    @Test
    void anIssuerThatIsNotThereIsSaid() {
        issuer.close();

        assertThatThrownBy(() -> flow.begin(REDIRECT, "/")).isInstanceOf(IOException.class);
    }

    @Test
    void withoutAClientTheWayIsNotOffered() {
        assertThat(flow.isOffered()).isTrue();
        assertThat(flow.issuerHost()).isEqualTo("127.0.0.1");
        assertThat(flow(Map.of("BIP_OTA_OIDC_CLIENT_ID", "")).isOffered()).isFalse();
    }
}
