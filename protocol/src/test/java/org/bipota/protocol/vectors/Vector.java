package org.bipota.protocol.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.NoSuchElementException;
import org.bipota.protocol.Octets;

/** One known answer. */
public record Vector(JsonNode node) {

    /** Its name. */
    public String id() {
        return text("id");
    }

    /** Whether it has a value for {@code field}. */
    public boolean has(String field) {
        return node.hasNonNull(field);
    }

    /** The text of {@code field}. */
    public String text(String field) {
        if (!has(field)) {
            throw new NoSuchElementException(id() + " has no " + field);
        }
        return node.get(field).asText();
    }

    /** The octets of {@code field}. */
    public Octets octets(String field) {
        return Octets.ofHex(text(field));
    }

    /** The number that {@code field} has in hexadecimal digits. */
    public long hex(String field) {
        return Long.parseLong(text(field), 16);
    }

    /** The object in {@code field}. */
    public Vector part(String field) {
        return new Vector(node.get(field));
    }

    /** The name, for test reports. */
    @Override
    public String toString() {
        return node.has("id") ? node.get("id").asText() : node.toString();
    }
}
