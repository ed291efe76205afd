package org.bipota.applet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * What the oldest card offers that the applet is for: Java Card 2.2.1. The library that the applet is compiled against is
 * newer, so the compiler sees neither a method that came later nor a number of an algorithm that did.
 */
final class OldestCard {

    /** The greatest number that a factory method knows for its first argument. */
    private static final Map<String, Integer> GREATEST = Map.of(
            "javacardx/crypto/Cipher.getInstance(BZ)Ljavacardx/crypto/Cipher;", 15,
            "javacard/security/KeyBuilder.buildKey(BSZ)Ljavacard/security/Key;", 15,
            "javacard/security/MessageDigest.getInstance(BZ)Ljavacard/security/MessageDigest;", 3,
            "javacard/security/RandomData.getInstance(B)Ljavacard/security/RandomData;", 2,
            "javacard/security/Signature.getInstance(BZ)Ljavacard/security/Signature;", 23);
    private static final Map<String, String> PARENTS = Map.of("javacard/security/AESKey", "javacard/security/Key",
            "javacard/security/DESKey", "javacard/security/Key",
            "javacard/framework/ISOException", "javacard/framework/CardRuntimeException",
            "javacard/framework/SystemException", "javacard/framework/CardRuntimeException",
            "javacard/framework/TransactionException", "javacard/framework/CardRuntimeException",
            "javacard/security/CryptoException", "javacard/framework/CardRuntimeException");
    private static final Set<String> METHODS = methods();

    private OldestCard() {
    }

    /** Whether a method of {@code javacard} and {@code javacardx} is there. */
    static boolean has(String owner, String name, String descriptor) {
        return METHODS.contains(owner + '.' + name + descriptor)
                || PARENTS.containsKey(owner) && has(PARENTS.get(owner), name, descriptor);
    }

    /** The calls of factory methods that ask for what is not there, or for what is not a constant. */
    static List<String> unknownAlgorithms(String owner, MethodNode method) throws AnalyzerException {
        List<String> faults = new ArrayList<>();
        Frame<SourceValue>[] frames = new Analyzer<>(new SourceInterpreter()).analyze(owner, method);
        for (int i = 0; i < frames.length; i++) {
            if (frames[i] != null && method.instructions.get(i) instanceof MethodInsnNode call) {
                Integer greatest = GREATEST.get(call.owner + '.' + call.name + call.desc);
                if (greatest != null) {
                    int first = frames[i].getStackSize() - Type.getArgumentTypes(call.desc).length;
                    for (AbstractInsnNode origin : frames[i].getStack(first).insns) {
                        int number = constant(origin);
                        if (number < 0 || number > greatest) {
                            faults.add(owner + '.' + method.name + ": " + call.name + " of " + number + " is not in Java Card 2.2.1");
                        }
                    }
                }
            }
        }
        return faults;
    }

    private static int constant(AbstractInsnNode origin) {
        int opcode = origin.getOpcode();
        if (opcode >= Opcodes.ICONST_0 && opcode <= Opcodes.ICONST_5) {
            return opcode - Opcodes.ICONST_0;
        }
        return origin instanceof IntInsnNode push ? push.operand : -1;
    }

    private static Set<String> methods() {
        Set<String> methods = new HashSet<>();
        String type = "";
        try (InputStream table = OldestCard.class.getResourceAsStream("/javacard-2.2.1-members.txt")) {
            for (String line : new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (line.startsWith(" ")) {
                    methods.add(type + '.' + line.strip());
                } else if (!line.startsWith("#")) {
                    type = line;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return methods;
    }
}
