package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bipota.it.server.Api.Answer;
import org.bipota.it.server.Installation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contents as an operator uploads them (contract 3). */
abstract class Contents {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private static String path(String name) {
        return "/api/v1/contents/" + name;
    }

    private static String newPath() {
        return path("content-" + NAMES.incrementAndGet());
    }

    private static String apdus(String... hex) {
        return "{\"tar\":\"B00001\",\"apdus\":[\"" + String.join("\",\"", hex) + "\"]}";
    }

    private static String data(int octets) {
        return "{\"tar\":\"424950\",\"data\":\"" + Base64.getEncoder().encodeToString(new byte[octets]) + "\"}";
    }

    @Test
    void aContentIsStoredCountedAndRead(Installation installation) {
        String path = newPath();

        Answer created = installation.operator().put(path, data(2000));

        assertThat(created.status()).isEqualTo(201);
        JsonNode content = created.json();
        assertThat(content.path("name").asText()).isEqualTo(path.substring(path.lastIndexOf('/') + 1));
        assertThat(content.path("version").asInt()).isEqualTo(1);
        assertThat(content.path("tar").asText()).isEqualTo("424950");
        assertThat(content.path("format").asText()).isEqualTo("data");
        assertThat(content.path("octets").asInt()).isEqualTo(2000);
        assertThat(content.path("bipPackets").asInt()).isEqualTo(3);
        assertThat(content.path("smsSegments").asInt()).isEqualTo(17);
        assertThat(content.path("createdBy").asText()).isEqualTo("operator");
        assertThat(content.path("createdAt").asText()).endsWith("Z");
        assertThat(installation.viewer().get(path).success()).isEqualTo(content);
    }

    @Test
    void theSameAgainChangesNothingAndAnotherIsANewVersion(Installation installation) {
        String path = newPath();
        installation.operator().put(path, apdus("00A40004023F00")).success();

        Answer repeated = installation.operator().put(path, apdus("00a40004023f00"));
        Answer changed = installation.operator().put(path, apdus("00A40004023F00", "00B0000010"));

        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.json().path("version").asInt()).isEqualTo(1);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("version").asInt()).isEqualTo(2);
        assertThat(changed.json().path("octets").asInt()).isEqualTo(12);
        assertThat(installation.viewer().get(path).success().path("version").asInt()).isEqualTo(2);
    }

    @Test
    void uploadsOfOneNameAtOnceBecomeVersions(Installation installation) {
        String path = newPath();

        List<Answer> answers = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> installation.operator().put(path, apdus("80E200000" + "1" + "0" + i))))
                .toList().stream().map(CompletableFuture::join).toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).as(answer.body()).isIn(200, 201));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(installation.viewer().get(path).success().path("version").asInt()).isEqualTo(6);
    }

    @Test
    void contentsAreListedByName(Installation installation) {
        List<String> stored = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            stored.add(installation.operator().put(newPath(), data(1 + i)).success().path("name").asText());
        }

        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = installation.viewer().get("/api/v1/contents?limit=2" + after).success();
            page.path("items").forEach(item -> seen.add(item.path("name").asText()));
            after = page.path("next").isNull() ? null : "&after=" + page.path("next").asText();
        } while (after != null);

        assertThat(seen).isSorted().doesNotHaveDuplicates().containsAll(stored);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // body | status | field | part of the reason
        "{\"tar\":\"B00001\",\"apdus\":[\"0044000000\",\"00B0000010\",\"0044000000\"]} | 422 | apdus[1] | answered with data",
        "{\"tar\":\"B00001\",\"apdus\":[\"00A40004023F\"]}  | 422 | apdus[0] | Lc at octet 4",
        "{\"tar\":\"B00001\",\"apdus\":[]}                  | 422 | apdus    | one command or more",
        "{\"tar\":\"B00001\",\"data\":\"AAAA\"}             | 422 | data     | only TAR 424950",
        "{\"tar\":\"B0001\",\"data\":\"AAAA\"}              | 422 | tar      | six hexadecimal digits",
        "{\"tar\":\"B00001\",\"apdus\":[5]}                 | 400 | apdus[0] | not a string"})
    void aBadContentIsRefusedWithPositionAndReason(String body, int status, String field, String reason, Installation installation) {
        String path = newPath();

        Answer answer = installation.operator().put(path, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.contentType().orElse("")).startsWith("application/problem+json");
        assertThat(answer.json().path("errors").size()).isEqualTo(1);
        assertThat(answer.json().path("errors").get(0).path("field").asText()).isEqualTo(field);
        assertThat(answer.json().path("errors").get(0).path("reason").asText()).contains(reason);
        assertThat(installation.viewer().get(path).status()).isEqualTo(404);
    }

    @Test
    void dataLongerThanItsBlockNumbersAndBodiesLongerThanAllowedAreRefused(Installation installation) {
        String path = newPath();

        assertThat(installation.operator().put(path, data(51_201)).status()).isEqualTo(422);
        assertThat(installation.operator().put(path, data(800_000)).status()).isEqualTo(413);
        assertThat(installation.operator().put(path, data(51_200)).success().path("octets").asInt()).isEqualTo(51_200);
    }

    @Test
    void namesAndRolesAreChecked(Installation installation) {
        assertThat(installation.operator().put(path("a%20b"), data(1)).status()).isEqualTo(422);
        assertThat(installation.operator().put(path("a".repeat(33)), data(1)).status()).isEqualTo(422);
        assertThat(installation.viewer().put(newPath(), data(1)).status()).isEqualTo(403);
        assertThat(installation.anonymous().put(newPath(), data(1)).status()).isEqualTo(401);
        assertThat(installation.viewer().get(path("nothing-of-this-name")).status()).isEqualTo(404);
    }
}
