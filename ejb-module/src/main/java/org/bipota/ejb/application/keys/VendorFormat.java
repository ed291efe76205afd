package org.bipota.ejb.application.keys;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a vendor's card files are read: text with a row for each card.
 *
 * @param separator between two values: one character
 * @param skipLines lines before the header, or before the first row where there is none
 * @param header whether the columns have names
 * @param columns where each of {@link #FIELDS} is: the name in the header, or the number counted from 1
 * @param fixed what a field has in all rows; for fields without a column
 * @param transportKey the named key that the keys in the file are encrypted by, or null when they are in clear
 * @param chained whether they are in CBC mode with an initial vector of zeros; else each block for itself (ECB)
 * @param derivedFrom the named key that the cards' keys are derived from, or null when the file holds them
 */
public record VendorFormat(String separator, int skipLines, boolean header, Map<String, String> columns, Map<String, String> fixed,
        String transportKey, boolean chained, String derivedFrom) {

    /** What is read of a row; {@code kic_kcv} and {@code kid_kcv} are check values of the keys. */
    public static final List<String> FIELDS = List.of("iccid", "msisdn", "imsi", "kic", "kic_key", "kic_kcv", "kid", "kid_key",
            "kid_kcv", "push_tar");

    private static final Set<String> KEY_FIELDS = Set.of("kic_key", "kic_kcv", "kid_key", "kid_kcv");
    private static final int MAX_SKIPPED = 1000;
    private static final int MAX_COLUMN = 200;

    /**
     * Copies the maps and checks that each card can be made of it.
     *
     * @throws KeyRefusedException with the first thing that is wrong
     */
    public VendorFormat {
        columns = Map.copyOf(columns);
        fixed = Map.copyOf(fixed);
        require(separator.length() == 1 && "\"\r\n".indexOf(separator.charAt(0)) < 0, "separator",
                "allowed is one character, no quotation mark and no line end");
        require(skipLines >= 0 && skipLines <= MAX_SKIPPED, "skipLines", "allowed are 0 to " + MAX_SKIPPED);
        require(FIELDS.containsAll(columns.keySet()), "columns", "allowed are " + String.join(", ", FIELDS));
        require(FIELDS.containsAll(fixed.keySet()) && fixed.keySet().stream().noneMatch(KEY_FIELDS::contains), "fixed",
                "allowed are iccid, msisdn, imsi, kic, kid, push_tar");
        for (String field : Set.of("iccid", "msisdn")) {
            require(columns.containsKey(field), "columns." + field, "missing");
        }
        for (String field : Set.of("kic", "kid")) {
            require(columns.containsKey(field) || fixed.containsKey(field), "columns." + field, "missing, and not among fixed either");
        }
        boolean derived = derivedFrom != null;
        for (String field : Set.of("kic_key", "kid_key")) {
            require(derived != columns.containsKey(field), "columns." + field,
                    derived ? "not allowed where keys are derived" : "missing, and no key to derive from is named");
        }
        require(!derived || transportKey == null && columns.keySet().stream().noneMatch(KEY_FIELDS::contains), "derivedFrom",
                "allowed only without transportKey and without keys in the file");
        if (!header) {
            for (Map.Entry<String, String> column : columns.entrySet()) {
                require(column.getValue().matches("[1-9][0-9]{0,2}") && Integer.parseInt(column.getValue()) <= MAX_COLUMN,
                        "columns." + column.getKey(), "without a header, allowed are numbers of columns from 1 to " + MAX_COLUMN);
            }
        }
    }

    private static void require(boolean right, String field, String reason) {
        if (!right) {
            throw new KeyRefusedException(field, reason);
        }
    }

    /** As a JSON object. */
    String json() {
        JsonObjectBuilder json = Json.createObjectBuilder().add("separator", separator).add("skipLines", skipLines)
                .add("header", header).add("columns", Json.createObjectBuilder(new TreeMap<String, Object>(columns)))
                .add("fixed", Json.createObjectBuilder(new TreeMap<String, Object>(fixed))).add("chained", chained);
        if (transportKey != null) {
            json.add("transportKey", transportKey);
        }
        if (derivedFrom != null) {
            json.add("derivedFrom", derivedFrom);
        }
        return json.build().toString();
    }

    /** From what {@link #json} made. */
    static VendorFormat ofJson(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            return new VendorFormat(json.getString("separator"), json.getInt("skipLines"), json.getBoolean("header"),
                    texts(json.getJsonObject("columns")), texts(json.getJsonObject("fixed")), json.getString("transportKey", null),
                    json.getBoolean("chained"), json.getString("derivedFrom", null));
        }
    }

    private static Map<String, String> texts(JsonObject json) {
        Map<String, String> texts = new TreeMap<>();
        json.keySet().forEach(name -> texts.put(name, json.getString(name)));
        return texts;
    }
}
