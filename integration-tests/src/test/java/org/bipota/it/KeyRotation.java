package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.bipota.it.peer.KeySet;
import org.bipota.it.peer.TestCard;
import org.bipota.it.server.Api;
import org.bipota.it.server.Api.Answer;
import org.bipota.it.server.ElytronTool;
import org.bipota.it.server.Installation;
import org.bipota.it.server.Subscriber;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.secured.CardKeys;
import org.junit.jupiter.api.Test;

/** Keys as card vendors deliver them, and as they are derived; both outlive a rotation of the master key that encrypts them. */
abstract class KeyRotation {

    private static final Octets DIVERSIFICATION_KEY = Octets.ofHex("5B4A39281706F5E4D3C2B1A09F8E7D6C");
    private static final String TAC = "35200003";

    @Test
    void aVendorsFileBecomesCardsWhoseKeysOutliveARotation(Installation installation) {
        TestCard card = Installation.newCard(KeySet.TRIPLE_DES_TWO_KEYS, "");
        Api keymaster = installation.keymaster();
        keymaster.put("/api/v1/cards/vendor-formats/acme", """
                {"separator":"|","columns":{"iccid":"ICCID","msisdn":"MSISDN","kic_key":"K1","kid_key":"K2"},
                "fixed":{"kic":"15","kid":"15"}}""").success();
        String file = "ICCID|MSISDN|K1|K2\n" + card.iccid().digits() + "|" + card.msisdn() + "|" + card.keys().kicKey().toHex() + "|"
                + card.keys().kidKey().toHex() + "\n" + card.iccid().digits() + "|nobody|" + card.keys().kicKey().toHex() + "|00\n";

        JsonNode dry = keymaster.postCsv("/api/v1/cards/vendor-import?format=acme&dryRun=true", file).success();
        assertThat(dry.path("accepted").asInt()).isEqualTo(1);
        assertThat(installation.viewer().get("/api/v1/capabilities/" + card.msisdn()).status()).isEqualTo(404);
        assertThat(keymaster.postCsv("/api/v1/cards/vendor-import?format=acme", file).success()).isEqualTo(dry);
        Answer rejects = keymaster.call("POST", "/api/v1/cards/vendor-import?format=acme", "text/csv", file, "Accept", "text/csv");
        assertThat(rejects.body()).isEqualTo("line,reason\r\n3,\"msisdn: expected are 5 to 15 digits of an international number,"
                + " without + or leading zeros\"\r\n");
        assertThat(keymaster.postCsv("/api/v1/cards/vendor-import?format=nobody", file).status()).isEqualTo(404);
        assertThat(installation.operator().postCsv("/api/v1/cards/vendor-import?format=acme", file).status()).isEqualTo(403);

        int version = rotate(keymaster);

        canBeChecked(installation, card);
        Path data = installation.server().folder();
        // Another test may have rotated once more since.
        assertThat(ElytronTool.aliases(data.resolve("card-keys.cs"), data.resolve("key-password")))
                .filteredOn(alias -> alias.matches("card-keys-[0-9]+"))
                .anyMatch(alias -> Integer.parseInt(alias.substring("card-keys-".length())) >= version);
    }

    @Test
    void derivedKeysOutliveARotationAndTheAuditChainHoldsIt(Installation installation) {
        TestCard card = Installation.newCard(KeyRotation::derived);
        Api keymaster = installation.keymaster();
        keymaster.put("/api/v1/keys/derivation", "{\"purpose\":\"DIVERSIFICATION\",\"algorithm\":\"DES3\",\"components\":[\""
                + DIVERSIFICATION_KEY.toHex() + "\"]}").success();
        keymaster.put("/api/v1/cards/vendor-formats/derived", """
                {"separator":";","columns":{"iccid":"ICCID","msisdn":"MSISDN"},"fixed":{"kic":"15","kid":"15"},
                "derivedFrom":"derivation"}""").success();
        JsonNode report = keymaster.postCsv("/api/v1/cards/vendor-import?format=derived",
                "ICCID;MSISDN\n" + card.iccid().digits() + ";" + card.msisdn() + "\n").success();
        assertThat(report.path("accepted").asInt()).as(report.toString()).isEqualTo(1);

        int version = rotate(keymaster);

        canBeChecked(installation, card);
        assertThat(installation.admin().get("/api/v1/audit?limit=1000&kind=MASTER_KEY_MADE").success().path("items"))
                .anySatisfy(record -> assertThat(record.path("reason").asText()).startsWith("master key " + version + ";"));
        JsonNode now = verdict(installation);
        JsonNode sealed = Awaitility.await("what was recorded until now is sealed").atMost(Duration.ofSeconds(20)).until(
                () -> verdict(installation), later -> later.path("to").asLong() >= now.path("to").asLong() + now.path("unsealed").asLong());
        assertThat(sealed.path("intact").asBoolean()).as(sealed.toString()).isTrue();
    }

    private static JsonNode verdict(Installation installation) {
        return installation.admin().get("/api/v1/audit/verify").success();
    }

    private static void canBeChecked(Installation installation, TestCard card) {
        Subscriber subscriber = new Subscriber(installation, card);
        subscriber.asksForCheck(Installation.newImei(TAC));
        subscriber.connects(subscriber.awaitPush());
        subscriber.awaitCapability("CAPABLE");
    }

    /** Triple DES of the last 7 octets of EF_ICCID and 01 or 02, and of their complement. */
    private static CardKeys derived(Iccid iccid) {
        return new CardKeys(0x15, derived(iccid, 1), 0x15, derived(iccid, 2));
    }

    private static Octets derived(Iccid iccid, int number) {
        byte[] block = Arrays.copyOf(iccid.value().slice(3).toByteArray(), 16);
        block[7] = (byte) number;
        for (int i = 0; i < 8; i++) {
            block[8 + i] = (byte) ~block[i];
        }
        byte[] key = Arrays.copyOf(DIVERSIFICATION_KEY.toByteArray(), 24);
        System.arraycopy(key, 0, key, 16, 8);
        try {
            Cipher cipher = Cipher.getInstance("DESede/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "DESede"));
            return Octets.of(cipher.doFinal(block));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the version of the master key that encrypts what was encrypted by another before the call */
    private static int rotate(Api keymaster) {
        // Another test's rotation may be under way, which a call now would only join.
        int before = awaitRotation(keymaster);
        assertThat(keymaster.post("/api/v1/keys/rotation", "").status()).isEqualTo(202);
        int after = awaitRotation(keymaster);
        assertThat(after).isGreaterThan(before);
        return after;
    }

    /** @return the version of the master key once nothing is encrypted by one before */
    private static int awaitRotation(Api keymaster) {
        return Awaitility.await("no rotation is under way").atMost(Duration.ofSeconds(30)).until(
                () -> keymaster.get("/api/v1/keys/rotation").success(), state -> !state.path("rotating").asBoolean(true))
                .path("version").asInt();
    }
}
