package org.bipota.web.console;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;

/** One chart as Chart.js takes it: JSON of type, data and options. */
final class ChartData {

    /** By state; as in the style sheet, where the colours keep their contrast. */
    private static final Map<String, String> COLOURS = Map.of(
            "CAPABLE", "#1b7f4b", "NOT_CAPABLE", "#b3372e", "REFUSED", "#7a3e9d", "UNDELIVERED", "#c98a1b");
    private static final String OTHER = "#5b6670";
    private static final int MOST_LABELS = 12;

    private final String type;
    private final JsonObjectBuilder options;
    private final JsonArrayBuilder labels = Json.createArrayBuilder();
    private final JsonArrayBuilder sets = Json.createArrayBuilder();

    private ChartData(String type, List<String> labels, JsonObjectBuilder scales) {
        this.type = type;
        labels.forEach(this.labels::add);
        this.options = Json.createObjectBuilder().add("responsive", true).add("maintainAspectRatio", false).add("animation", false)
                .add("plugins", Json.createObjectBuilder().add("legend", Json.createObjectBuilder().add("position", "bottom")
                        .add("labels", Json.createObjectBuilder().add("boxWidth", 12))))
                .add("scales", scales);
    }

    /** Stacked bars, counts upwards. */
    static ChartData bars(List<String> labels) {
        return new ChartData("bar", labels, Json.createObjectBuilder()
                .add("x", axis().add("stacked", true))
                .add("y", Json.createObjectBuilder().add("stacked", true).add("beginAtZero", true)
                        .add("ticks", Json.createObjectBuilder().add("precision", 0))));
    }

    /** A line, percent upwards. */
    static ChartData percentLine(List<String> labels) {
        return new ChartData("line", labels, Json.createObjectBuilder().add("x", axis())
                .add("y", Json.createObjectBuilder().add("min", 0).add("max", 100)));
    }

    private static JsonObjectBuilder axis() {
        return Json.createObjectBuilder().add("grid", Json.createObjectBuilder().add("display", false))
                .add("ticks", Json.createObjectBuilder().add("maxTicksLimit", MOST_LABELS).add("maxRotation", 0));
    }

    /** Adds a series in the colour of {@code state}. */
    ChartData series(String label, String state, List<Double> values) {
        JsonArrayBuilder data = Json.createArrayBuilder();
        values.forEach(data::add);
        String colour = COLOURS.getOrDefault(state, OTHER);
        sets.add(Json.createObjectBuilder().add("label", label).add("data", data).add("backgroundColor", colour)
                .add("borderColor", colour).add("pointRadius", values.size() > MOST_LABELS ? 0 : 3));
        return this;
    }

    /** The JSON; nothing in it ends a script. */
    String json() {
        return Json.createObjectBuilder().add("type", type)
                .add("data", Json.createObjectBuilder().add("labels", labels).add("datasets", sets))
                .add("options", options).build().toString().replace("<", "\\u003c");
    }
}
