package org.bipota.applet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The class files of this module. */
final class ClassFiles {

    private static final Path CLASSES = Path.of("target", "classes");

    private ClassFiles() {
    }

    /** All in a folder and below. */
    static List<Path> under(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
        }
    }

    /** The one of a class given by its internal name. */
    static Path of(String name) {
        return CLASSES.resolve(name + ".class");
    }
}
