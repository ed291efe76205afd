package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.bipota.it.peer.KeySet;
import org.bipota.it.peer.TestCard;
import org.bipota.it.server.Api;
import org.bipota.it.server.Api.Answer;
import org.bipota.it.server.Database;
import org.bipota.it.server.Installation;
import org.bipota.it.server.OnServer;
import org.junit.jupiter.api.Test;

/** Keys and passwords go in and never come out, whatever goes wrong on the way. */
@OnServer(Database.H2)
class SecretsIT {

    private static final String TRANSPORT_KEY = "7A6B5C4D3E2F1A0B9C8D7E6F5A4B3C2D";
    private static final String MASTER_KEY = "1F2E3D4C5B6A79880716253443526170";

    @Test
    void noAnswerAndNoLogHoldsAKeyOrAPassword(Installation installation) {
        TestCard card = Installation.newCard(KeySet.AES_128, "");
        List<String> secrets = new ArrayList<>(List.of(TRANSPORT_KEY, MASTER_KEY,
                card.keys().kicKey().toHex(), card.keys().kidKey().toHex()));
        Api keymaster = installation.keymaster();
        List<Answer> answers = new ArrayList<>();

        // in good order, and in all the wrong ones
        answers.add(keymaster.postCsv("/api/v1/cards/import", Installation.CSV_HEADER + "\n" + card.importRow()));
        String swapped = card.importRow().replace(card.iccid().digits(), card.keys().kicKey().toHex());
        String quoted = "\"" + card.importRow();
        answers.add(keymaster.postCsv("/api/v1/cards/import", Installation.CSV_HEADER + "\n" + swapped + "\n" + quoted + "\n"
                + card.importRow() + "," + card.keys().kidKey().toHex() + "\n"));
        answers.add(keymaster.postCsv("/api/v1/cards/import", card.importRow()));
        answers.add(keymaster.put("/api/v1/keys/secret-test", key("TRANSPORT", TRANSPORT_KEY)));
        answers.add(keymaster.put("/api/v1/keys/secret-test", key("TRANSPORT", TRANSPORT_KEY + "00")));
        answers.add(keymaster.put("/api/v1/keys/secret-test", key(TRANSPORT_KEY, TRANSPORT_KEY)));
        answers.add(keymaster.put("/api/v1/keys/secret-test", "{\"components\":\"" + TRANSPORT_KEY + "\","));
        answers.add(keymaster.put("/api/v1/keys/" + TRANSPORT_KEY.toLowerCase(Locale.ROOT) + "/nothing", key("TRANSPORT", TRANSPORT_KEY)));
        answers.add(keymaster.put("/api/v1/keys/secret-master", key("DIVERSIFICATION", MASTER_KEY)));
        answers.add(keymaster.put("/api/v1/keys/secret-master", key("DIVERSIFICATION", MASTER_KEY).replace("}", ",\"checkValue\":\"000000\"}")));
        answers.add(installation.admin().post("/api/v1/links", "{\"name\":\"no link\",\"password\":\"" + TRANSPORT_KEY.substring(0, 8) + "\"}"));
        answers.add(installation.anonymous().as("admin", MASTER_KEY).get("/api/v1/links"));
        answers.add(installation.anonymous().bearing(TRANSPORT_KEY).get("/api/v1/links"));
        JsonNode paths = installation.anonymous().get("/openapi?format=JSON").json().path("paths");
        paths.fieldNames().forEachRemaining(path -> {
            if (paths.path(path).has("get")) {
                answers.add(installation.admin().get(path.replaceAll("\\{[a-zA-Z]+}", "1")));
            }
        });
        secrets.addAll(List.of(installation.password("admin"), installation.password("keymaster")));

        answers.forEach(answer -> holdsNothing(answer.body(), secrets));
        holdsNothing(installation.server().output(), secrets);
        holdsNothing(installation.server().logFile(), secrets);
    }

    private static String key(String purpose, String key) {
        return "{\"purpose\":\"" + purpose + "\",\"algorithm\":\"AES\",\"components\":[\"" + key + "\"]}";
    }

    private static void holdsNothing(String text, List<String> secrets) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String secret : secrets) {
            assertThat(lower.contains(secret.toLowerCase(Locale.ROOT))).as(() -> around(lower, secret)).isFalse();
            if (secret.matches("([0-9A-F]{2})+")) {
                String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(secret)).substring(0, 20);
                assertThat(text).doesNotContain(base64);
            } else {
                assertThat(text).doesNotContain(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)).substring(0, 20));
            }
        }
    }

    private static String around(String text, String secret) {
        int at = text.indexOf(secret.toLowerCase(Locale.ROOT));
        return at < 0 ? "" : "a secret in: " + text.substring(Math.max(0, at - 300), at);
    }
}
