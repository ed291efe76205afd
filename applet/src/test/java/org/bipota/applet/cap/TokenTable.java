package org.bipota.applet.cap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tokens by which a card knows the classes and methods of the toolkit, as ETSI's export files give them. */
public final class TokenTable {

    private final Map<String, Integer> classes = new LinkedHashMap<>();
    private final Map<String, List<String>> methods = new LinkedHashMap<>();

    private TokenTable() {
    }

    /** Reads {@code toolkit-tokens.txt}. */
    public static TokenTable read() {
        TokenTable table = new TokenTable();
        List<String> current = null;
        for (String line : lines()) {
            if (line.startsWith("#")) {
                continue;
            }
            if (line.startsWith(" ")) {
                current.add(line.strip());
            } else {
                String[] parts = line.split(" ");
                current = new ArrayList<>();
                table.classes.put(parts[0], Integer.valueOf(parts[1]));
                table.methods.put(parts[0], current);
            }
        }
        return table;
    }

    /** Class tokens by internal class name. */
    Map<String, Integer> classes() {
        return classes;
    }

    /** The methods that a class declares, name and descriptor, by internal class name; in the order of their tokens. */
    public Map<String, List<String>> methods() {
        return methods;
    }

    private static List<String> lines() {
        try (InputStream table = TokenTable.class.getResourceAsStream("/toolkit-tokens.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
