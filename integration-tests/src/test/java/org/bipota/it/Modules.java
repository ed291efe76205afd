package org.bipota.it;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;

/** The compiled classes of the modules, read from the folders the build put them into. */
final class Modules {

    private static final Path ROOT = Path.of(System.getProperty("bipota.root"));

    private Modules() {
    }

    /** The main classes of one module, named by its folder. */
    static JavaClasses classesOf(String module) {
        Path classes = ROOT.resolve(module).resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException(classes + " is missing: build " + module + " first (mvn package)");
        }
        return new ClassFileImporter().importPath(classes);
    }
}
