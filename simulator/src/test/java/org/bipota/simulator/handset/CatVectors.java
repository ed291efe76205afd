package org.bipota.simulator.handset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bipota.protocol.Octets;

/** Known commands and responses: conformance sequences of 3GPP TS 31.124, and some laid out by hand. */
public final class CatVectors {

    private static final Map<String, Octets> ALL = load();

    private CatVectors() {
    }

    /** The octets of a vector. */
    public static Octets vector(String id) {
        Octets octets = ALL.get(id);
        if (octets == null) {
            throw new IllegalArgumentException("there is no vector " + id);
        }
        return octets;
    }

    /** All identifiers, in their order in the file. */
    static Set<String> ids() {
        return ALL.keySet();
    }

    private static Map<String, Octets> load() {
        try (InputStream json = CatVectors.class.getResourceAsStream("/vectors/e_cat.json")) {
            Map<String, Octets> all = new LinkedHashMap<>();
            JsonNode file = new ObjectMapper().readTree(json);
            for (JsonNode vector : file.get("vectors")) {
                all.put(vector.get("id").asText(), Octets.ofHex(vector.get("hex").asText()));
            }
            if (all.size() != file.get("count").asInt()) {
                throw new IllegalStateException("two vectors have the same name");
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
