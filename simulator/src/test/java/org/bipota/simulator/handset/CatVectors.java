package org.bipota.simulator.handset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.bipota.protocol.Octets;

/** Known commands and responses: conformance sequences of 3GPP TS 31.124, and some laid out by hand. */
final class CatVectors {

    private static final Map<String, Octets> ALL = load();

    private CatVectors() {
    }

    static Octets vector(String id) {
        return ALL.get(id);
    }

    private static Map<String, Octets> load() {
        try (InputStream json = CatVectors.class.getResourceAsStream("/vectors/e_cat.json")) {
            Map<String, Octets> all = new HashMap<>();
            for (JsonNode vector : new ObjectMapper().readTree(json).get("vectors")) {
                all.put(vector.get("id").asText(), Octets.ofHex(vector.get("hex").asText()));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
