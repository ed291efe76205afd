package org.bipota.web.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What the commands ask of the server. */
final class CampaignCalls {

    private final ApiClient api;

    CampaignCalls(ApiClient api) {
        this.api = api;
    }

    /** Orders a campaign, or finds the one that was ordered with the same key. */
    JsonObject order(String name, String content, String key) {
        return api.post("/campaigns", Json.createObjectBuilder().add("name", name).add("content", content).build(), key);
    }

    /** Adds the targets of a file. */
    JsonObject upload(long id, Path targets) {
        try {
            return api.putCsv("/campaigns/" + id + "/targets", BodyPublishers.ofFile(targets));
        } catch (FileNotFoundException gone) {
            throw CommandException.usage(targets + " cannot be read");
        }
    }

    /** Starts, pauses, resumes or stops. */
    JsonObject tell(long id, String command) {
        return api.post("/campaigns/" + id + "/" + command);
    }

    /** The campaign with this id. */
    JsonObject campaign(long id) {
        return api.get("/campaigns/" + id);
    }

    /** The id of a campaign that is named by its id or its name; the latest of several with one name. */
    long find(String nameOrId) {
        if (nameOrId.matches("[0-9]{1,18}")) {
            return Long.parseLong(nameOrId);
        }
        List<JsonObject> found = api.get("/campaigns?limit=1&name=" + URLEncoder.encode(nameOrId, StandardCharsets.UTF_8))
                .getJsonArray("items").getValuesAs(JsonObject.class);
        if (found.isEmpty()) {
            throw CommandException.refused("refused: there is no campaign named " + nameOrId);
        }
        return found.get(0).getJsonNumber("id").longValue();
    }

    /** The rows of a campaign's report; the caller closes them. */
    InputStream report(long id) {
        return api.getCsv("/campaigns/" + id + "/report");
    }
}
