package org.bipota.applet.cap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A converter and verifiers that write the files they are asked for, and say what a test wants. */
final class PretendedTools implements KitTools {

    String version = "[ INFO ] Converter [v25.1]";
    boolean writes = true;
    int converterStatus;
    String converterOutput = "conversion completed with 0 errors and 0 warnings.";
    int verifierStatus;
    String capVerifierOutput = "Verification completed with 0 warnings and 0 errors.";
    int codeOctets = 7000;

    final List<String> converted = new ArrayList<>();
    final List<Path> verified = new ArrayList<>();
    List<String> lastArguments;

    @Override
    public Run run(String mainClass, List<String> arguments) {
        lastArguments = arguments;
        if (arguments.contains("-version")) {
            return new Run(0, version);
        }
        if (mainClass.contains(".converter.")) {
            if (writes) {
                write(arguments);
            }
            return new Run(converterStatus, converterOutput);
        }
        Path file = Path.of(arguments.get(arguments.size() - 1));
        verified.add(file);
        return new Run(verifierStatus,
                file.toString().endsWith(".cap") ? capVerifierOutput : "Verification completed with 0 warnings and 0 errors.");
    }

    private void write(List<String> arguments) {
        String name = arguments.get(arguments.size() - 3);
        converted.add(name);
        Path folder = Path.of(arguments.get(arguments.indexOf("-d") + 1)).resolve(name.replace('.', '/')).resolve("javacard");
        String last = name.substring(name.lastIndexOf('.') + 1);
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(last + ".exp"), "");
            if (arguments.contains("CAP")) {
                try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(last + ".cap")))) {
                    zip.putNextEntry(new ZipEntry(name.replace('.', '/') + "/javacard/Method.cap"));
                    zip.write(new byte[codeOctets]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
