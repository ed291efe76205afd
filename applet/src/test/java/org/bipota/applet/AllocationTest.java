package org.bipota.applet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * All memory is taken when the applet is installed. A card has no room to spare later, most have no garbage collection,
 * and an allocation that fails in the middle of a download would be a fault that no test off card shows.
 */
class AllocationTest {

    private static final String APPLET = "org/bipota/applet/BipOtaApplet";

    @Test
    void nothingIsAllocatedAfterInstallation() throws IOException {
        AllocationCheck check = new AllocationCheck(applet());
        check.follow(APPLET);
        assertThat(check.visited()).as("methods that run after the installation").hasSizeGreaterThan(80);
        assertThat(check.faults()).isEmpty();
    }

    @Test
    void allocationsOfTheInstallationAreSeen() throws IOException {
        AllocationCheck check = new AllocationCheck(applet());
        check.followInstallation(APPLET);
        assertThat(check.faults()).anyMatch(fault -> fault.contains("WorkingMemory.<init>: makeTransientByteArray"))
                .anyMatch(fault -> fault.contains("KeyedCipher.<init>: buildKey"))
                .anyMatch(fault -> fault.contains("BipOtaApplet.install: new org/bipota/applet/BipOtaApplet"));
    }

    @Test
    void allocationIsFoundBehindCallsOfParentsAndInterfaces() throws IOException {
        AllocationCheck check = new AllocationCheck(List.of(read(Wasteful.class), read(Part.class), read(WastefulPart.class)));
        check.follow(Wasteful.class.getName().replace('.', '/'));
        assertThat(check.faults()).hasSize(1).first().asString().contains("WastefulPart.work: newarray");
    }

    private static List<ClassNode> applet() throws IOException {
        List<ClassNode> types = new ArrayList<>();
        for (Path file : ClassFiles.under("org/bipota/applet")) {
            types.add(node(Files.readAllBytes(file)));
        }
        return types;
    }

    private static ClassNode read(Class<?> type) throws IOException {
        return node(type.getResourceAsStream(type.getName().substring(type.getPackageName().length() + 1) + ".class").readAllBytes());
    }

    private static ClassNode node(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return node;
    }

    abstract static class Part {
        abstract void work();
    }

    static final class WastefulPart extends Part {
        private byte[] octets;

        @Override
        void work() {
            octets = new byte[1];
        }
    }

    public static final class Wasteful {
        private final Part part = new WastefulPart();

        public void process() {
            run();
        }

        private void run() {
            part.work();
        }
    }
}
