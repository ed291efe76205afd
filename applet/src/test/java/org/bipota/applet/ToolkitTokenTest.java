package org.bipota.applet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.bipota.applet.cap.TokenTable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A converted applet calls a toolkit method by its token, and the token follows from the order of declaration. Another order
 * here would call wrong methods on a card, and no test off card would notice.
 */
class ToolkitTokenTest {

    @Test
    void methodsStandInTheOrderOfTheirTokens() {
        wanted().forEach((type, methods) -> assertThat(declared(type).methods).as(type).isEqualTo(methods));
    }

    @Test
    void everyExportedClassIsInTheTableAndNoOther() throws IOException {
        List<String> exported = new ArrayList<>();
        for (Path file : ClassFiles.under("uicc")) {
            Declared type = Declared.read(Files.readAllBytes(file));
            if (type.exported) {
                exported.add(type.name);
            }
        }
        assertThat(exported).containsExactlyInAnyOrderElementsOf(wanted().keySet());
    }

    @Test
    void handlersExtendEachOtherAsOnACard() {
        Map<String, List<String>> parents = new TreeMap<>();
        for (String type : wanted().keySet()) {
            if (!declared(type).interfaces.isEmpty()) {
                parents.put(type, declared(type).interfaces);
            }
        }
        assertThat(parents).containsOnly(
                Map.entry("uicc/toolkit/BERTLVViewHandler", List.of("uicc/toolkit/ViewHandler")),
                Map.entry("uicc/toolkit/EditHandler", List.of("uicc/toolkit/ViewHandler")),
                Map.entry("uicc/toolkit/BERTLVEditHandler", List.of("uicc/toolkit/EditHandler", "uicc/toolkit/BERTLVViewHandler")),
                Map.entry("uicc/toolkit/EnvelopeHandler", List.of("uicc/toolkit/BERTLVViewHandler")),
                Map.entry("uicc/toolkit/EnvelopeResponseHandler", List.of("uicc/toolkit/EditHandler")),
                Map.entry("uicc/toolkit/ProactiveHandler", List.of("uicc/toolkit/EditHandler")),
                Map.entry("uicc/toolkit/ProactiveResponseHandler", List.of("uicc/toolkit/ViewHandler")),
                Map.entry("uicc/toolkit/ToolkitInterface", List.of("javacard/framework/Shareable")),
                Map.entry("uicc/access/FileView", List.of("javacard/framework/Shareable")));
    }

    private static Map<String, List<String>> wanted() {
        return TokenTable.read().methods();
    }

    private static Declared declared(String type) {
        try {
            return Declared.read(Files.readAllBytes(ClassFiles.of(type)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a class file declares that other packages can see, in its order. */
    private static final class Declared extends ClassVisitor {

        private final List<String> methods = new ArrayList<>();
        private String name;
        private boolean exported;
        private List<String> interfaces;

        private Declared() {
            super(Opcodes.ASM9);
        }

        static Declared read(byte[] classFile) {
            Declared declared = new Declared();
            new ClassReader(classFile).accept(declared, ClassReader.SKIP_CODE);
            return declared;
        }

        @Override
        public void visit(int version, int access, String type, String signature, String parent, String[] implemented) {
            name = type;
            exported = (access & Opcodes.ACC_PUBLIC) != 0;
            interfaces = Stream.of(implemented).toList();
        }

        @Override
        public MethodVisitor visitMethod(int access, String method, String descriptor, String signature, String[] exceptions) {
            if ((access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0) {
                methods.add(method + descriptor);
            }
            return null;
        }
    }
}
