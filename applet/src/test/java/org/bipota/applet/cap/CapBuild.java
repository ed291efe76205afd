package org.bipota.applet.cap;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Converts the applet to a CAP file and verifies it: first the export files of {@code uicc.access} and {@code uicc.toolkit},
 * written from the classes the applet was compiled against, then the applet, then the verifier on all of them. What the kit's
 * programs wrote is believed, not their exit status, which is 0 after errors as well.
 */
final class CapBuild {

    /** The most the byte code may be, in octets. */
    static final int CODE_BUDGET = 8192;

    private static final String APPLET_PACKAGE = "org.bipota.applet";
    private static final String APPLET_CLASS = "org.bipota.applet.BipOtaApplet";
    /** No registered provider: {@code F0} begins proprietary AIDs (ISO/IEC 7816-4). */
    private static final String PACKAGE_AID = "F04249504F5441";
    private static final String CLASS_AID = "F04249504F544101";
    /** The packages of ETSI TS 102 241, version 1.0, and their AIDs (ETSI TS 101 220). */
    private static final Map<String, String> TOOLKIT = Map.of(
            "uicc.access", "A0000000090005FFFFFFFF8911000000",
            "uicc.toolkit", "A0000000090005FFFFFFFF8912000000");
    private static final List<String> TOOLKIT_PACKAGES = List.of("uicc.access", "uicc.toolkit");
    private static final String VERSION = "1.0";

    private static final Pattern NO_ERRORS = Pattern.compile("(?<!\\d)0 errors");
    private static final Pattern COMPLAINT = Pattern.compile("SEVERE|(?m)^error:");

    private final JavaCardKit kit;
    private final KitTools tools;
    private final Path classes;
    private final Path work;
    private final Path oldClasses;
    private final Path exports;

    /** Reads class files from {@code classes}, and writes in {@code work}, which is emptied first. */
    CapBuild(JavaCardKit kit, KitTools tools, Path classes, Path work) {
        this.kit = kit;
        this.tools = tools;
        this.classes = classes;
        this.work = work;
        oldClasses = work.resolve("classes");
        exports = work.resolve("exports");
    }

    /**
     * {@code sdk} or {@code kit22}, the kit's folder, the folder of the class files, the folder to work in, the CAP file
     * wanted, and ETSI's export files to compare with, or nothing.
     */
    public static void main(String[] arguments) throws IOException {
        try {
            Path home = Path.of(arguments[1]).toAbsolutePath();
            JavaCardKit kit = arguments[0].equals("sdk") ? JavaCardKit.sdk(home) : JavaCardKit.kit22(home);
            CapBuild build = new CapBuild(kit, new ForkedTools(kit.classPath()), Path.of(arguments[2]), Path.of(arguments[3]));
            Path wanted = Path.of(arguments[4]);
            Files.deleteIfExists(wanted);
            Path cap = build.run();
            if (!arguments[5].isEmpty()) {
                build.compare(cap, Path.of(arguments[5]).toAbsolutePath());
            }
            Files.copy(cap, wanted);
            build.tellSizes(wanted);
        } catch (CapBuildException failed) {
            System.err.println("No CAP file. " + failed.getMessage());
            System.exit(1);
        }
    }

    /**
     * Makes the CAP file; returns where it is.
     *
     * @throws CapBuildException when the kit is not the right one, when one of its programs found an error, or when the byte
     *                           code is larger than it may be
     */
    Path run() throws IOException {
        kit.checkRelease(tools);
        clear();
        List<String> packages = new ArrayList<>(TOOLKIT_PACKAGES);
        packages.add(APPLET_PACKAGE);
        OldClassFiles.copy(classes, packages.stream().map(CapBuild::folder).toList(), oldClasses, kit.classVersion());
        for (String toolkit : TOOLKIT_PACKAGES) {
            Path export = export(exports, toolkit);
            Files.createDirectories(export.getParent());
            Files.write(export, ExportFile.of(classes, folder(toolkit), TOOLKIT.get(toolkit)));
            verify("export file of " + toolkit, kit.exportCheck(), List.of(export.toString()));
        }
        Path cap = convertApplet(exports, work);
        verify(cap);
        CapFile sizes = CapFile.read(cap);
        if (sizes.code() > CODE_BUDGET) {
            throw new CapBuildException("the byte code has " + sizes.code() + " octets, allowed are " + CODE_BUDGET);
        }
        return cap;
    }

    /**
     * Converts the applet again with export files from elsewhere, and wants it to call other packages in the same way.
     *
     * @throws CapBuildException when it does not
     */
    void compare(Path cap, Path reference) throws IOException {
        for (String toolkit : TOOLKIT_PACKAGES) {
            if (!Files.isRegularFile(export(reference, toolkit))) {
                throw new CapBuildException("javacard.exports: there is no " + export(reference, toolkit));
            }
        }
        Path other = convertApplet(reference, work.resolve("compared"));
        List<String> differences = CapFile.read(cap).linkedDifferently(CapFile.read(other));
        if (!differences.isEmpty()) {
            throw new CapBuildException("With the export files of " + reference + " the applet is another in " + differences);
        }
        System.out.println("The same with the export files of " + reference);
    }

    /** Verifies a CAP file against the export files made before. */
    void verify(Path cap) {
        List<String> arguments = new ArrayList<>(kit.target());
        kit.exports().ifPresent(folder -> Stream.of("java.lang", "javacard.framework", "javacard.security", "javacardx.crypto")
                .forEach(name -> arguments.add(export(folder, name).toString())));
        TOOLKIT_PACKAGES.forEach(toolkit -> arguments.add(export(exports, toolkit).toString()));
        arguments.add(export(work, APPLET_PACKAGE).toString());
        arguments.add(cap.toString());
        verify("CAP file", kit.verifier(), arguments);
    }

    private void verify(String what, String program, List<String> arguments) {
        KitTools.Run run = tools.run(program, arguments);
        if (run.status() != 0 || !NO_ERRORS.matcher(run.output()).find()) {
            throw new CapBuildException("The verifier of the " + kit.name() + " does not accept the " + what + ":\n" + run.output());
        }
    }

    /** Converts the applet; returns the CAP file. */
    private Path convertApplet(Path toolkitExports, Path target) {
        List<String> arguments = new ArrayList<>(kit.target());
        arguments.addAll(List.of("-classdir", oldClasses.toString(), "-exportpath", exportPath(toolkitExports),
                "-d", target.toString(), "-out", "CAP", "EXP", "-applet", octets(CLASS_AID), APPLET_CLASS,
                APPLET_PACKAGE, octets(PACKAGE_AID), VERSION));
        KitTools.Run run = tools.run(kit.converter(), arguments);
        Path cap = file(target, APPLET_PACKAGE, "cap");
        if (!Files.isRegularFile(cap) || !Files.isRegularFile(export(target, APPLET_PACKAGE))) {
            throw new CapBuildException("The converter of the " + kit.name() + " wrote no CAP file:\n" + run.output());
        }
        if (run.status() != 0 || COMPLAINT.matcher(run.output()).find() || !NO_ERRORS.matcher(run.output()).find()) {
            throw new CapBuildException("The converter of the " + kit.name() + " did not finish without errors:\n" + run.output());
        }
        return cap;
    }

    private String exportPath(Path imported) {
        return kit.exports().map(folder -> folder + File.pathSeparator + imported).orElse(imported.toString());
    }

    private void tellSizes(Path cap) throws IOException {
        CapFile sizes = CapFile.read(cap);
        CodeEstimate estimate = CodeEstimate.of(classes.resolve(folder(APPLET_PACKAGE)));
        System.out.println(cap + ", converted and verified by the " + kit.name());
        sizes.sizes().forEach((name, octets) -> System.out.printf("%12s %6d%n", name, octets));
        System.out.printf("byte code (Method) %d of %d octets, estimated %d; loaded to the card %d octets, estimated %d%n",
                sizes.code(), CODE_BUDGET, estimate.code(), sizes.loadable(), estimate.loadable());
    }

    private void clear() throws IOException {
        if (Files.exists(work)) {
            try (Stream<Path> files = Files.walk(work)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(exports);
    }

    private static Path export(Path folder, String name) {
        return file(folder, name, "exp");
    }

    private static Path file(Path folder, String name, String suffix) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return folder.resolve(folder(name)).resolve("javacard").resolve(last + '.' + suffix);
    }

    private static String folder(String packageName) {
        return packageName.replace('.', '/');
    }

    /** As the converter wants an AID: {@code 0xF0:0x42:...}. */
    private static String octets(String hex) {
        return "0x" + hex.replaceAll("(..)(?=.)", "$1:0x");
    }
}
