package org.bipota.applet.cap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;

/**
 * The sizes of a CAP file's components (Java Card virtual machine specification, chapter 6), in octets, each with the three
 * octets of its tag and length.
 *
 * @param components by name, as {@code Method}
 */
record CapFile(Map<String, Integer> components) {

    private static final String FOLDER = "/javacard/";
    private static final String SUFFIX = ".cap";

    static CapFile read(Path file) throws IOException {
        Map<String, Integer> components = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            zip.stream().filter(entry -> entry.getName().contains(FOLDER) && entry.getName().endsWith(SUFFIX))
                    .forEach(entry -> components.put(component(entry.getName()), (int) entry.getSize()));
        }
        return new CapFile(components);
    }

    private static String component(String entry) {
        return entry.substring(entry.lastIndexOf(FOLDER) + FOLDER.length(), entry.length() - SUFFIX.length());
    }

    /** The byte code: the Method component. */
    int code() {
        return components.getOrDefault("Method", 0);
    }

    /** What is sent to the card: everything but Descriptor and Debug, which only tools off card read. */
    int loadable() {
        return components.entrySet().stream()
                .filter(component -> !component.getKey().equals("Descriptor") && !component.getKey().equals("Debug"))
                .mapToInt(Map.Entry::getValue).sum();
    }
}
