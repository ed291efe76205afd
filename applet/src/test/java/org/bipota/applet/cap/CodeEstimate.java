package org.bipota.applet.cap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * How large the CAP file of the applet's class files will be, without a converter:
 *
 * <pre>
 * code     = 4 + sum over methods (2, or 4 with more than 15 words of stack, arguments or locals; translated byte code)
 *              + 8 for each exception handler
 * pool     = 5 + 4 for each different class, field and method referred to
 * refs     = 7 + 1 for each instruction that refers to the pool
 * classes  = 3 + sum over classes (10 + 2 for each virtual method)
 * tables   = sum over static arrays (3 + their octets), which are data on a card and not code
 * loadable = code + pool + refs + classes + tables + 170 for header, directory, imports, applet and other static fields
 * </pre>
 * {@link TranslatedMethod} translates the instructions.
 *
 * @param code     octets of the Method component
 * @param loadable octets of everything that is sent to the card
 */
record CodeEstimate(int code, int loadable) {

    private static final int OTHER_COMPONENTS = 170;

    /** Of all class files in a folder. */
    static CodeEstimate of(Path folder) throws IOException {
        List<ClassNode> types = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".class")).sorted().toList()) {
                ClassNode type = new ClassNode();
                new ClassReader(Files.readAllBytes(file)).accept(type, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
                types.add(type);
            }
        }
        return of(types);
    }

    private static CodeEstimate of(List<ClassNode> types) {
        int code = 4;
        int references = 7;
        int classes = 3;
        int tables = 0;
        Set<String> pool = new HashSet<>();
        Map<String, ClassNode> byName = types.stream().collect(Collectors.toMap(type -> type.name, Function.identity()));
        for (ClassNode type : types) {
            if (type.name.endsWith("/package-info")) {
                continue;
            }
            classes += 10;
            for (MethodNode method : type.methods) {
                if (method.name.equals("<clinit>")) {
                    tables += tableOctets(method);
                    continue;
                }
                code += new TranslatedMethod(method).octets();
                references += references(method, pool, byName);
                boolean virtual = (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0
                        && !method.name.equals("<init>");
                classes += virtual ? 2 : 0;
            }
        }
        int poolOctets = 5 + 4 * pool.size();
        return new CodeEstimate(code, code + poolOctets + references + classes + tables + OTHER_COMPONENTS);
    }

    /** The class that a field named by a class that extends it belongs to. */
    private static String declaring(FieldInsnNode access, Map<String, ClassNode> types) {
        String owner = access.owner;
        while (types.containsKey(owner) && types.get(owner).fields.stream().noneMatch(field -> field.name.equals(access.name))) {
            owner = types.get(owner).superName;
        }
        return owner;
    }

    private static String declaring(MethodInsnNode call, Map<String, ClassNode> types) {
        String owner = call.owner;
        while (types.containsKey(owner) && types.get(owner).methods.stream()
                .noneMatch(method -> method.name.equals(call.name) && method.desc.equals(call.desc))) {
            owner = types.get(owner).superName;
        }
        return owner;
    }

    /** The array literals of a class: each is its length, a new array and the stores of its elements that are not zero. */
    private static int tableOctets(MethodNode initializer) {
        int octets = 0;
        for (AbstractInsnNode instruction : initializer.instructions) {
            if (instruction.getOpcode() == Opcodes.NEWARRAY) {
                AbstractInsnNode length = instruction.getPrevious();
                octets += 3 + (length instanceof IntInsnNode push ? push.operand : length.getOpcode() - Opcodes.ICONST_0);
            }
        }
        return octets;
    }

    private static int references(MethodNode method, Set<String> pool, Map<String, ClassNode> types) {
        int count = 0;
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof MethodInsnNode call) {
                boolean throughInterface = call.getOpcode() == Opcodes.INVOKEINTERFACE;
                pool.add(throughInterface ? call.owner : declaring(call, types) + '.' + call.name + call.desc);
                count++;
            } else if (instruction instanceof FieldInsnNode field) {
                pool.add(declaring(field, types) + '.' + field.name);
                count++;
            } else if (instruction instanceof TypeInsnNode use) {
                pool.add(use.desc);
                count++;
            }
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            if (block.type != null) {
                pool.add(block.type);
            }
        }
        return count;
    }
}
