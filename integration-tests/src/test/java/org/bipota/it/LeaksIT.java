package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bipota.it.peer.KeySet;
import org.bipota.it.peer.TestCard;
import org.bipota.it.server.Api;
import org.bipota.it.server.Database;
import org.bipota.it.server.Installation;
import org.bipota.it.server.OnServer;
import org.bipota.it.server.Secrets;
import org.bipota.it.server.ServerProcess;
import org.bipota.it.server.Subscriber;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What may not be seen is nowhere, after everything else in this run happened: the last class provokes what errors it can and
 * then searches what all servers of the run have logged. Answers are searched as they come, in every class, by {@link Api}.
 */
@OnServer(Database.POSTGRESQL)
@Isolated
@Order(Integer.MAX_VALUE)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LeaksIT {

    private static final String TAC = "35100077";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    @Test
    @Order(1)
    void noAnswerOfAnyCallRepeatsWhatItWasGiven(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        TestCard card = subscriber.card();
        String key = card.keys().kicKey().toHex();
        List<String> bodies = List.of("", "{", "{\"msisdn\":\"" + card.msisdn() + "\",\"" + key + "\":1}",
                "{\"msisdn\":" + card.msisdn() + "}", "{\"name\":\"" + key + "\",\"content\":\"" + key + "\",\"targets\":{\"msisdns\":[\""
                + card.msisdn() + "x\"]},\"password\":\"" + key + "\",\"tar\":\"" + key + "\",\"pushTar\":\"" + key + "\"}",
                "[\"" + card.iccid().digits() + key + "\"]");
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (Call call : calls(installation)) {
            for (String identity : List.of(card.msisdn() + "0000", key)) {
                for (Api api : List.of(installation.admin(), installation.viewer(), installation.anonymous())) {
                    for (String body : call.method().startsWith("p") ? bodies : List.of("")) {
                        statuses.merge(call.send(api, identity, body).status(), 1, Integer::sum);
                    }
                }
            }
        }

        assertThat(statuses).as("statuses provoked").containsKeys(400, 401, 403, 404, 422);
    }

    @Test
    @Order(1)
    void badRowsAndRowsThatCollideAreRefusedWithoutBeingQuoted(Installation installation) {
        TestCard card = Installation.newCard(KeySet.AES_128, "");
        String row = card.importRow();
        String bad = Stream.of(row.replace(",12,", ",77,"), row + ",more", row.substring(3), row.replace(card.msisdn(), card.msisdn() + "99"),
                row + "00", "\"" + row).collect(Collectors.joining("\n"));

        JsonNode answer = installation.admin().postCsv("/api/v1/cards/import", Installation.CSV_HEADER + "\n" + bad).success();
        assertThat(answer.path("rejected")).isNotEmpty();
        assertThat(Secrets.personalIn(answer.toString())).isEmpty();

        // At once, so that the unique constraints of the database are met and not only our own look-up.
        List<TestCard> same = IntStream.range(0, 20).mapToObj(i -> Installation.newCard(KeySet.AES_128, "")).toList();
        List<CompletableFuture<Void>> imports = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.runAsync(() -> installation.imported(same))).toList();
        imports.forEach(CompletableFuture::join);
    }

    @Test
    @Order(1)
    void wrongPasswordsAndNamesAreNotRepeated(Installation installation) {
        String typed = "mistyped-password-0815";
        Secrets.password(typed);

        assertThat(installation.anonymous().as("admin", typed).get("/api/v1/links").status()).isEqualTo(401);
        assertThat(installation.anonymous().as(typed, "admin").get("/api/v1/links").status()).isEqualTo(401);
    }

    @Test
    @Order(1)
    void aWholeCheckLeavesNoTokenBehind(Installation installation) {
        Subscriber subscriber = installation.subscriber();

        subscriber.becomesCapable(Installation.newImei(TAC));

        assertThat(Secrets.confidentialIn(subscriber.latestCheck().toString())).isEmpty();
    }

    @Test
    @Order(2)
    void noLogOfAnyServerOfThisRunHoldsAKeyATokenAPasswordOrAnIdentity() throws IOException {
        List<String> leaks = new ArrayList<>();
        List<Path> logs;
        try (Stream<Path> files = Files.walk(ServerProcess.folder("").toAbsolutePath())) {
            logs = files.filter(file -> file.getFileName().toString().contains(".log")).filter(Files::isRegularFile).toList();
        }
        for (Path log : logs) {
            int number = 0;
            for (String line : Files.readAllLines(log)) {
                number++;
                Set<String> found = Secrets.inLog(line);
                if (!found.isEmpty()) {
                    leaks.add(log + ":" + number + ": " + found);
                }
            }
        }

        assertThat(logs).as("logs searched").hasSizeGreaterThan(1);
        assertThat(leaks).isEmpty();
    }

    private record Call(String method, String path) {

        /** With {@code identity} in each place of the path, and in the query. */
        Api.Answer send(Api api, String identity, String body) {
            String filled = path.replaceAll("\\{[^}]*}", identity) + ("get".equals(method)
                    ? "?msisdn=x" + identity + "&after=" + identity + "x&limit=" + identity + "&state=" + identity + "&tac=" + identity
                    : "");
            return switch (method) {
                case "get" -> api.get(filled);
                case "delete" -> api.delete(filled);
                case "put" -> path.endsWith("/targets") ? api.putCsv(filled, body) : api.put(filled, body);
                default -> path.endsWith("/import") ? api.postCsv(filled, body) : api.post(filled, body);
            };
        }
    }

    private static List<Call> calls(Installation installation) {
        List<Call> calls = new ArrayList<>();
        JsonNode paths = installation.anonymous().get("/openapi?format=JSON").success().path("paths");
        paths.fields().forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(method -> {
            if (METHODS.contains(method)) {
                calls.add(new Call(method, path.getKey()));
            }
        }));
        assertThat(calls).as("calls of the OpenAPI document").hasSizeGreaterThan(30);
        return calls;
    }
}
