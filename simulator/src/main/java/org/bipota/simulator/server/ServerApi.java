package org.bipota.simulator.server;

import static org.bipota.simulator.server.RestClient.encode;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a trial of checks needs of the REST API. May be used by several threads. */
public final class ServerApi {

    private static final int PAGE = 1000;
    private static final int NOT_FOUND = 404;

    private final RestClient client;

    /** The server at {@code base}, as {@code http://127.0.0.1:8080}. */
    public ServerApi(URI base, String user, String password) {
        client = new RestClient(base, user, password);
    }

    /** What a campaign needs of the same server. */
    public CampaignApi campaigns() {
        return new CampaignApi(client);
    }

    /** Whether the server answers. */
    public boolean answers() throws InterruptedException {
        try {
            client.get("links");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Imports cards.
     *
     * @param csv header and rows as the API takes them
     * @throws ServerRefusedException when the server refuses the whole file
     * @throws IOException            when the server cannot be reached
     */
    public ImportResult importCards(String csv) throws IOException, InterruptedException {
        JsonNode answer = client.postCsv("cards/import", csv);
        JsonNode rejected = answer.path("rejected");
        return new ImportResult(answer.path("accepted").asInt(), rejected.isEmpty() ? "" : rejected.toString());
    }

    /** The subscriber's row; empty when he was not imported. */
    public Optional<Capability> capability(String msisdn) throws IOException, InterruptedException {
        try {
            return Optional.of(Capability.of(client.get("capabilities/" + encode(msisdn))));
        } catch (ServerRefusedException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** All rows, by MSISDN. */
    public Map<String, Capability> capabilities() throws IOException, InterruptedException {
        Map<String, Capability> all = new HashMap<>();
        String after = "";
        do {
            JsonNode page = client.get("capabilities?limit=" + PAGE + (after.isEmpty() ? "" : "&after=" + encode(after)));
            for (JsonNode row : page.path("items")) {
                Capability capability = Capability.of(row);
                all.put(capability.msisdn(), capability);
            }
            after = page.hasNonNull("next") ? page.get("next").asText() : "";
        } while (!after.isEmpty());
        return all;
    }

    /** How many checks the server has made of the subscriber. */
    public int checks(String msisdn) throws IOException, InterruptedException {
        return client.get("checks?msisdn=" + encode(msisdn) + "&limit=" + PAGE).path("items").size();
    }
}
