package org.bipota.protocol.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The known answers of one file. */
public final class Vectors {

    private Vectors() {
    }

    /** All known answers in {@code file}, after checking that none is missing. */
    public static List<Vector> all(String file) {
        try (InputStream stream = Vectors.class.getResourceAsStream("/vectors/" + file)) {
            JsonNode root = new ObjectMapper().readTree(stream);
            List<Vector> vectors = new ArrayList<>();
            root.get("vectors").forEach(node -> vectors.add(new Vector(node)));
            if (vectors.size() != root.get("count").asInt()) {
                throw new IllegalStateException(file + " says " + root.get("count") + " vectors, has " + vectors.size());
            }
            return vectors;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of {@code file} whose kind is {@code kind}; none at all is a mistake. */
    public static List<Vector> ofKind(String file, String kind) {
        return some(file, vector -> vector.text("kind").equals(kind));
    }

    /** Those of {@code file} that fulfil {@code condition}; none at all is a mistake. */
    public static List<Vector> some(String file, Predicate<Vector> condition) {
        List<Vector> found = all(file).stream().filter(condition).toList();
        if (found.isEmpty()) {
            throw new IllegalStateException("no such vector in " + file);
        }
        return found;
    }
}
