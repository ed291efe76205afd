package org.bipota.applet.cap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The components of a CAP file (Java Card virtual machine specification, chapter 6). */
final class CapFile {

    private static final String FOLDER = "/javacard/";
    private static final String SUFFIX = ".cap";
    /** What says how methods of other packages are called. */
    private static final List<String> LINKED = List.of("Import", "ConstantPool", "Class", "Method", "RefLocation");

    private final Map<String, byte[]> components = new TreeMap<>();

    private CapFile() {
    }

    static CapFile read(Path file) throws IOException {
        CapFile cap = new CapFile();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toArray(ZipEntry[]::new)) {
                String name = entry.getName();
                if (name.contains(FOLDER) && name.endsWith(SUFFIX)) {
                    String component = name.substring(name.lastIndexOf(FOLDER) + FOLDER.length(), name.length() - SUFFIX.length());
                    cap.components.put(component, zip.getInputStream(entry).readAllBytes());
                }
            }
        }
        return cap;
    }

    /** Octets of each component by name, as {@code Method}, with the three of its tag and length. */
    Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new TreeMap<>();
        components.forEach((name, octets) -> sizes.put(name, octets.length));
        return sizes;
    }

    /** The byte code: octets of the Method component. */
    int code() {
        return sizes().getOrDefault("Method", 0);
    }

    /** What is sent to the card: everything but Descriptor and Debug, which only tools off card read. */
    int loadable() {
        return sizes().entrySet().stream()
                .filter(component -> !component.getKey().equals("Descriptor") && !component.getKey().equals("Debug"))
                .mapToInt(Map.Entry::getValue).sum();
    }

    /** The components that call other packages differently than another file's. */
    List<String> linkedDifferently(CapFile other) {
        return LINKED.stream().filter(name -> !Arrays.equals(components.get(name), other.components.get(name))).toList();
    }
}
