package org.bipota.applet.cap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.objectweb.asm.Opcodes;

/**
 * A Java Card development kit of which the user has told the folder.
 *
 * @param name         for messages
 * @param classPath    its programs
 * @param converter    main class
 * @param verifier     main class
 * @param exportCheck  main class that verifies an export file
 * @param target       options that choose the Java Card version of the CAP file
 * @param exports      the folder of the export files of {@code javacard.*}, where the converter does not bring them
 * @param classVersion the newest class files that the converter reads
 */
record JavaCardKit(String name, List<Path> classPath, String converter, String verifier, String exportCheck,
        List<String> target, Optional<Path> exports, int classVersion) {

    private static final int OLDEST_RELEASE = 25;
    private static final Pattern RELEASE = Pattern.compile("\\[v(\\d+)\\.(\\d+)]");

    /**
     * Java Card SDK 3.2, release 25.x, making CAP files for Java Card 3.0.4 and newer cards.
     *
     * @throws CapBuildException when it is not there; see {@link #checkRelease} for its age
     */
    static JavaCardKit sdk(Path home) throws IOException {
        Path libraries = home.resolve("lib");
        if (!Files.isRegularFile(libraries.resolve("tools.jar"))) {
            throw new CapBuildException("javacard.home: " + home + " has no lib/tools.jar; wanted is the folder of a Java Card"
                    + " SDK 3.2, release 25.x");
        }
        return new JavaCardKit("Java Card SDK", jars(libraries), "com.sun.javacard.converter.Main",
                "com.sun.javacard.offcardverifier.Verifier", "com.sun.javacard.offcardverifier.VerifyExp",
                List.of("-target", "3.0.4"), Optional.empty(), Opcodes.V1_8);
    }

    /**
     * A Java Card development kit 2.2.1 or 2.2.2, making CAP files for cards of that age.
     *
     * @throws CapBuildException when it is not there
     */
    static JavaCardKit kit22(Path home) throws IOException {
        Path exports = home.resolve("api_export_files");
        if (!Files.isRegularFile(home.resolve("lib/converter.jar"))
                || !Files.isRegularFile(exports.resolve("javacard/framework/javacard/framework.exp"))) {
            throw new CapBuildException("javacard22.home: " + home + " has no lib/converter.jar and api_export_files; wanted is"
                    + " the folder of a Java Card development kit 2.2.1 or 2.2.2");
        }
        return new JavaCardKit("Java Card development kit 2.2", jars(home.resolve("lib")), "com.sun.javacard.converter.Converter",
                "com.sun.javacard.offcardverifier.Verifier", "com.sun.javacard.offcardverifier.VerifyExp",
                List.of(), Optional.of(exports), Opcodes.V1_2);
    }

    /** Refuses an SDK older than 25.0; the kits before 3.2 do not tell a release, and are refused as well. */
    void checkRelease(KitTools tools) {
        if (target.isEmpty()) {
            return;
        }
        String output = tools.run(converter, List.of("-version")).output();
        Matcher release = RELEASE.matcher(output);
        if (!release.find()) {
            throw new CapBuildException("javacard.home: the converter there tells no release; wanted is Java Card SDK 3.2,"
                    + " release 25.x. It said: " + output.strip());
        }
        if (Integer.parseInt(release.group(1)) < OLDEST_RELEASE) {
            throw new CapBuildException("javacard.home: the SDK there is release " + release.group(1) + '.' + release.group(2)
                    + ", which does not read the applet's class files; wanted is Java Card SDK 3.2, release 25.x");
        }
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }
}
