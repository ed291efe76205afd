package org.bipota.applet.cap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Class files as old converters read them. The applet's code uses nothing that came after the first version of Java, so that
 * the same instructions under an older version number mean the same; the stack maps of newer versions are left out.
 */
final class OldClassFiles {

    private OldClassFiles() {
    }

    /** Copies all class files of some packages, given as folders below {@code classes}, with another version. */
    static void copy(Path classes, List<String> packages, Path target, int version) throws IOException {
        for (String folder : packages) {
            Files.createDirectories(target.resolve(folder));
            try (Stream<Path> files = Files.list(classes.resolve(folder))) {
                for (Path file : files.filter(file -> isClass(file.getFileName().toString())).toList()) {
                    Files.write(target.resolve(classes.relativize(file).toString()),
                            withVersion(Files.readAllBytes(file), version));
                }
            }
        }
    }

    static byte[] withVersion(byte[] classFile, int version) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile).accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(int newer, int access, String name, String signature, String parent, String[] interfaces) {
                super.visit(version, access, name, signature, parent, interfaces);
            }
        }, ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }

    private static boolean isClass(String file) {
        return file.endsWith(".class") && !file.equals("package-info.class");
    }
}
