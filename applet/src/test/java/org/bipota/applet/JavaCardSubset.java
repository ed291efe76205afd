package org.bipota.applet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * The rules of the Java Card virtual machine 2.2 that javac does not know, checked on class files: which types, members,
 * instructions and modifiers there are, and (see {@link ShortArithmetic}) that no value needs more than 16 bits. Beyond
 * them two rules of this project: no method and no algorithm that {@link OldestCard} lacks, and no static that changes
 * (see {@link ConstantTables}), since all emulated cards share it.
 */
final class JavaCardSubset {

    private static final Set<String> LANGUAGE = Set.of("java/lang/Object", "java/lang/Throwable", "java/lang/Exception",
            "java/lang/RuntimeException", "java/lang/ArithmeticException", "java/lang/ArrayIndexOutOfBoundsException",
            "java/lang/ArrayStoreException", "java/lang/ClassCastException", "java/lang/IndexOutOfBoundsException",
            "java/lang/NegativeArraySizeException", "java/lang/NullPointerException", "java/lang/SecurityException");
    private static final Set<String> PACKAGES = Set.of("org/bipota/applet", "javacard/framework", "javacard/security",
            "javacardx/crypto", "uicc/toolkit", "uicc/access");
    private static final Set<Integer> FORBIDDEN = forbidden();

    private final ClassNode type = new ClassNode();
    private final List<String> faults = new ArrayList<>();

    private JavaCardSubset(byte[] classFile) {
        new ClassReader(classFile).accept(type, ClassReader.SKIP_FRAMES);
    }

    /** What is wrong with a class; empty when nothing is. */
    static List<String> faults(byte[] classFile) {
        JavaCardSubset check = new JavaCardSubset(classFile);
        check.check();
        return check.faults;
    }

    private void check() {
        if ((type.access & (Opcodes.ACC_ENUM | Opcodes.ACC_ANNOTATION)) != 0) {
            faults.add(type.name + ": an enum or annotation");
        }
        reference(type.name, type.superName);
        type.interfaces.forEach(parent -> reference(type.name, parent));
        type.fields.forEach(this::field);
        type.methods.forEach(this::method);
    }

    private void field(FieldNode field) {
        String where = type.name + '.' + field.name;
        descriptor(where, Type.getType(field.desc));
        boolean constant = (field.access & Opcodes.ACC_FINAL) != 0 && Type.getType(field.desc).getSort() != Type.ARRAY;
        if ((field.access & Opcodes.ACC_STATIC) != 0 && !(constant && field.value != null) && !ConstantTables.is(field)) {
            faults.add(where + ": a static that is no constant");
        }
        if ((field.access & (Opcodes.ACC_VOLATILE | Opcodes.ACC_TRANSIENT)) != 0) {
            faults.add(where + ": volatile or transient");
        }
    }

    private void method(MethodNode method) {
        String where = type.name + '.' + method.name;
        if ((method.access & (Opcodes.ACC_SYNCHRONIZED | Opcodes.ACC_NATIVE | Opcodes.ACC_VARARGS | Opcodes.ACC_STRICT)) != 0) {
            faults.add(where + ": synchronized, native, strictfp or with variable arguments");
        }
        if (method.name.equals("<clinit>")) {
            if (ConstantTables.fillsOnlyTables(method)) {
                return;
            }
            faults.add(where + ": code that runs when the class is loaded");
        }
        descriptor(where, Type.getReturnType(method.desc));
        for (Type argument : Type.getArgumentTypes(method.desc)) {
            descriptor(where, argument);
        }
        if (method.localVariables != null) {
            for (LocalVariableNode local : method.localVariables) {
                descriptor(where + ' ' + local.name, Type.getType(local.desc));
            }
        }
        method.tryCatchBlocks.forEach(block -> {
            if (block.type != null) {
                reference(where, block.type);
            }
        });
        for (AbstractInsnNode instruction : method.instructions) {
            instruction(where, instruction);
        }
        try {
            faults.addAll(ShortArithmetic.faults(type.name, method));
            faults.addAll(OldestCard.unknownAlgorithms(type.name, method));
            faults.addAll(ConstantTables.faults(type.name, method));
        } catch (AnalyzerException e) {
            faults.add(where + ": " + e.getMessage());
        }
    }

    private void instruction(String where, AbstractInsnNode instruction) {
        if (FORBIDDEN.contains(instruction.getOpcode())) {
            faults.add(where + ": opcode " + instruction.getOpcode());
        }
        if (instruction instanceof MethodInsnNode call) {
            reference(where, call.owner);
            String declaring = declaring(call);
            if (declaring.startsWith("javacard") && !OldestCard.has(declaring, call.name, call.desc)) {
                faults.add(where + ": " + declaring + '.' + call.name + call.desc + " is not in Java Card 2.2.1");
            }
            if (call.owner.equals("java/lang/Object") && !call.name.equals("<init>") && !call.name.equals("equals")) {
                faults.add(where + ": Object." + call.name);
            }
        } else if (instruction instanceof FieldInsnNode access) {
            reference(where, access.owner);
        } else if (instruction instanceof TypeInsnNode use) {
            descriptor(where, Type.getObjectType(use.desc));
            if (use.getOpcode() == Opcodes.ANEWARRAY && use.desc.startsWith("[")) {
                faults.add(where + ": an array of arrays");
            }
        } else if (instruction instanceof LdcInsnNode constant) {
            faults.add(where + ": constant " + constant.cst);
        } else if (instruction instanceof IntInsnNode array && array.getOpcode() == Opcodes.NEWARRAY
                && array.operand != Opcodes.T_BOOLEAN && array.operand != Opcodes.T_BYTE && array.operand != Opcodes.T_SHORT) {
            faults.add(where + ": an array of another primitive type");
        }
    }

    /** The class that a call names, or the parent of this one where it calls what it has inherited. */
    private String declaring(MethodInsnNode call) {
        boolean inherited = call.owner.equals(type.name)
                && type.methods.stream().noneMatch(own -> own.name.equals(call.name) && own.desc.equals(call.desc));
        return inherited ? type.superName : call.owner;
    }

    private void descriptor(String where, Type used) {
        switch (used.getSort()) {
            case Type.VOID, Type.BOOLEAN, Type.BYTE, Type.SHORT -> {
            }
            case Type.OBJECT -> reference(where, used.getInternalName());
            case Type.ARRAY -> {
                if (used.getDimensions() > 1) {
                    faults.add(where + ": an array of arrays");
                } else {
                    descriptor(where, used.getElementType());
                }
            }
            default -> faults.add(where + ": type " + used);
        }
    }

    private void reference(String where, String used) {
        if (used.startsWith("[")) {
            descriptor(where, Type.getType(used));
            return;
        }
        int slash = used.lastIndexOf('/');
        if (!LANGUAGE.contains(used) && !PACKAGES.contains(slash < 0 ? "" : used.substring(0, slash))) {
            faults.add(where + ": " + used + " is on no card");
        }
    }

    private static Set<Integer> forbidden() {
        Set<Integer> opcodes = new HashSet<>();
        int[][] ranges = {
            {Opcodes.LCONST_0, Opcodes.DCONST_1}, {Opcodes.LLOAD, Opcodes.DLOAD}, {Opcodes.IALOAD, Opcodes.DALOAD},
            {Opcodes.CALOAD, Opcodes.CALOAD}, {Opcodes.LSTORE, Opcodes.DSTORE}, {Opcodes.IASTORE, Opcodes.DASTORE},
            {Opcodes.CASTORE, Opcodes.CASTORE}, {Opcodes.LCMP, Opcodes.DCMPG}, {Opcodes.I2L, Opcodes.D2F},
            {Opcodes.I2C, Opcodes.I2C}, {Opcodes.LRETURN, Opcodes.DRETURN}, {Opcodes.INVOKEDYNAMIC, Opcodes.INVOKEDYNAMIC},
            {Opcodes.MONITORENTER, Opcodes.MONITOREXIT}, {Opcodes.MULTIANEWARRAY, Opcodes.MULTIANEWARRAY}};
        for (int[] range : ranges) {
            for (int opcode = range[0]; opcode <= range[1]; opcode++) {
                opcodes.add(opcode);
            }
        }
        // from IADD to LXOR the instructions of int and of the wider types take turns
        int[] wide = {Opcodes.LADD, Opcodes.FADD, Opcodes.DADD, Opcodes.LSUB, Opcodes.FSUB, Opcodes.DSUB, Opcodes.LMUL,
            Opcodes.FMUL, Opcodes.DMUL, Opcodes.LDIV, Opcodes.FDIV, Opcodes.DDIV, Opcodes.LREM, Opcodes.FREM, Opcodes.DREM,
            Opcodes.LNEG, Opcodes.FNEG, Opcodes.DNEG, Opcodes.LSHL, Opcodes.LSHR, Opcodes.LUSHR, Opcodes.LAND, Opcodes.LOR,
            Opcodes.LXOR};
        for (int opcode : wide) {
            opcodes.add(opcode);
        }
        return opcodes;
    }
}
