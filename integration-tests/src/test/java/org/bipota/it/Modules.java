package org.bipota.it;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The compiled classes of the modules, read from the folders the build put them into. */
final class Modules {

    private static final Path ROOT = Path.of(System.getProperty("bipota.root"));

    private Modules() {
    }

    /** The main classes of these modules, named by their folders. */
    static JavaClasses classesOf(String... modules) {
        return new ClassFileImporter().importPaths(Arrays.stream(modules).map(Modules::classes).toList());
    }

    private static Path classes(String module) {
        Path classes = ROOT.resolve(module).resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException(classes + " is missing: build " + module + " first (mvn package)");
        }
        return classes;
    }
}
