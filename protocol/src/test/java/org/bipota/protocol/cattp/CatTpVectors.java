package org.bipota.protocol.cattp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bipota.protocol.Octets;

/** The recorded PDUs, made by one independent implementation and checked by another. */
final class CatTpVectors {

    private CatTpVectors() {
    }

    static Stream<JsonNode> pdus() {
        return StreamSupport.stream(read("d_cattp_pdus").get("vectors").spliterator(), false);
    }

    static Stream<JsonNode> session() {
        return StreamSupport.stream(read("d_cattp_session").get("datagrams").spliterator(), false);
    }

    static Octets octets(JsonNode vector) {
        return Octets.ofHex(vector.get("pdu").asText());
    }

    private static JsonNode read(String name) {
        try (InputStream in = CatTpVectors.class.getResourceAsStream("/vectors/" + name + ".json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
