package org.bipota.web.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.nio.file.Path;
import org.bipota.ejb.application.Configuration;
import org.bipota.web.security.SignInOutcome;
import org.bipota.web.security.SignInOutcome.Accepted;
import org.bipota.web.security.SignInOutcome.Busy;
import org.bipota.web.security.SignInOutcome.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BearerTokensTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final TestIssuer issuer = new TestIssuer();
    private final BearerTokens tokens = tokens(Map.of());

    private BearerTokens tokens(Map<String, String> more) {
        Configuration configuration = Configuration.read(name -> name.equals("BIP_OTA_OIDC_ISSUER") ? issuer.url() : more.get(name),
                Path.of("target"));
        return new BearerTokens(new Issuer(OidcSettings.of(configuration).orElseThrow(), Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    @AfterEach
    void close() {
        issuer.close();
    }

    private String claims(String name, String value) {
        Map<String, String> usual = new TreeMap<>(Map.of(
                "iss", '"' + issuer.url() + '"', "aud", "[\"other\",\"bip-ota\"]", "exp", Long.toString(NOW.getEpochSecond() + 60),
                "preferred_username", "\"wang\"", "groups", "[\"operator\",\"staff\"]"));
        if (name != null) {
            usual.put(name, value);
        }
        return usual.entrySet().stream().filter(claim -> claim.getValue() != null)
                .map(claim -> '"' + claim.getKey() + "\":" + claim.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private SignInOutcome outcome(String token) {
        return tokens.verify(token, "192.0.2.1");
    }

    @Test
    void aGoodTokensRolesAreOursWithWhatTheyInclude() {
        assertThat(outcome(issuer.token(claims(null, null)))).isEqualTo(new Accepted("oidc:wang", Set.of("viewer", "operator")));
        assertThat(outcome(issuer.token(claims("groups", "\"keymaster other\""))))
                .isEqualTo(new Accepted("oidc:wang", Set.of("viewer", "keymaster")));
        assertThat(outcome(issuer.token(claims("groups", null)))).isEqualTo(new Accepted("oidc:wang", Set.of()));
        assertThat(issuer.asked).as("the key is remembered").hasValue(1);
    }

    @Test
    void rolesMayLieDeeper() {
        BearerTokens deeper = tokens(Map.of("BIP_OTA_OIDC_ROLES_CLAIM", "realm_access.roles", "BIP_OTA_OIDC_NAME_CLAIM", "sub"));

        assertThat(deeper.verify(issuer.token(claims("realm_access", "{\"roles\":[\"viewer\"]},\"sub\":\"4711\"")), "192.0.2.1"))
                .isEqualTo(new Accepted("oidc:4711", Set.of("viewer")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "iss                | \"https://other.example\"", "iss | -",
        "aud                | \"other\"", "aud | -",
        "exp                | 1767225000", "exp | -",
        "nbf                | 1767225700",
        "preferred_username | -", "preferred_username | \"\"", "preferred_username | 4711",
        "preferred_username | \"0123456789012345678901234567890123456789012345678901234567890\""})
    void aTokenWithAnotherClaimIsRefused(String claim, String value) {
        assertThat(outcome(issuer.token(claims(claim, value)))).isEqualTo(new Refused());
    }

    @Test
    void aClockThatDiffersALittleIsAllowed() {
        assertThat(outcome(issuer.token(claims("exp", Long.toString(NOW.getEpochSecond() - 29))))).isInstanceOf(Accepted.class);
        assertThat(outcome(issuer.token(claims("exp", Long.toString(NOW.getEpochSecond() - 31))))).isEqualTo(new Refused());
    }

    @Test
    void whatTheIssuerDidNotSignIsRefused() throws Exception {
        String good = issuer.token(claims(null, null));
        String changed = claims("groups", "[\"admin\"]");

        assertThat(outcome(good.replaceFirst("\\.[^.]+\\.", "." + TestIssuer.part(changed) + "."))).isEqualTo(new Refused());
        assertThat(outcome(TestIssuer.part("{\"alg\":\"none\"}") + '.' + TestIssuer.part(changed) + '.')).isEqualTo(new Refused());
        assertThat(outcome("nonsense")).isEqualTo(new Refused());
        assertThat(outcome(good + "x".repeat(8192))).isEqualTo(new Refused());

        // The public key taken for the secret of an HMAC.
        String content = TestIssuer.part("{\"alg\":\"HS256\",\"kid\":\"first\"}") + '.' + TestIssuer.part(changed);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(issuer.publicKey(), "HmacSHA256"));
        String forged = content + '.' + Base64.getUrlEncoder().withoutPadding().encodeToString(
                mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        assertThat(outcome(forged)).isEqualTo(new Refused());
    }

    @Test
    void tokensUnderMadeUpKeysDoNotMakeUsAskTheIssuerEachTime() {
        outcome(issuer.token(claims(null, null)));
        issuer.rotate("second");
        for (int i = 0; i < 20; i++) {
            assertThat(outcome(issuer.token(claims(null, null)))).isEqualTo(new Refused());
        }

        assertThat(issuer.asked).hasValue(1);
    }

    @Test
    void aNewKeyIsFetchedAfterARestAndAnOldOneIsForgotten() throws Exception {
        OidcSettings settings = new OidcSettings(issuer.url(), null, "bip-ota", "groups", "sub", Duration.ZERO, Duration.ofSeconds(5), null);
        IssuerHttp http = new IssuerHttp(settings.timeLimit());
        IssuerKeys keys = new IssuerKeys(settings, new IssuerMetadata(settings, http), http);
        assertThat(keys.keys("first", 0)).hasSize(1);
        issuer.rotate("second");

        assertThat(keys.keys("second", Duration.ofSeconds(9).toNanos())).extracting(key -> key.getKeyId()).containsExactly("first");
        assertThat(keys.keys("second", Duration.ofSeconds(11).toNanos())).extracting(key -> key.getKeyId()).containsExactly("second");
    }

    @Test
    void anIssuerThatIsNotThereIsOurTroubleAndNotTheCallers() {
        String token = issuer.token(claims(null, null));
        issuer.close();

        assertThat(outcome(token)).isEqualTo(new Busy());
    }

    @Test
    void withoutAnIssuerNothingIsAccepted() {
        BearerTokens none = new BearerTokens(new Issuer(Configuration.read(name -> null, Path.of("target"))));

        assertThat(none.areAccepted()).isFalse();
        assertThat(none.verify(issuer.token(claims(null, null)), "192.0.2.1")).isEqualTo(new Refused());
    }
}
