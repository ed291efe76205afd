package org.bipota.applet.cap;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * How long a method is in Java Card's instruction set (virtual machine specification, chapter 7), which has almost the
 * instructions of Java in other lengths: references to the pool are shorter, casts to short vanish, {@code this.field} is
 * one instruction.
 */
final class TranslatedMethod {

    private static final int SHORT_BRANCH = 127;

    private final MethodNode method;
    private final List<AbstractInsnNode> instructions;
    private final Set<AbstractInsnNode> wideBranches = new HashSet<>();

    TranslatedMethod(MethodNode method) {
        this.method = method;
        // labels, lines and frames have no opcode; labels are wanted as targets
        instructions = StreamSupport.stream(method.instructions.spliterator(), false)
                .filter(node -> node.getOpcode() >= 0 || node instanceof LabelNode).toList();
    }

    /** With its header and exception handlers; a method without code has a header only. */
    int octets() {
        return headerOctets() + codeOctets() + 8 * method.tryCatchBlocks.size();
    }

    private int headerOctets() {
        int arguments = Type.getArgumentTypes(method.desc).length + ((method.access & Opcodes.ACC_STATIC) == 0 ? 1 : 0);
        return method.maxStack > 15 || arguments > 15 || method.maxLocals - arguments > 15 ? 4 : 2;
    }

    /** Lays the code out until no branch is too short any more. */
    private int codeOctets() {
        while (true) {
            Map<AbstractInsnNode, Integer> places = new HashMap<>();
            int at = 0;
            for (int i = 0; i < instructions.size(); i++) {
                places.put(instructions.get(i), at);
                at += octets(i);
            }
            boolean grown = false;
            for (AbstractInsnNode instruction : instructions) {
                if (instruction instanceof JumpInsnNode jump
                        && Math.abs(places.get(jump.label) - places.get(jump)) > SHORT_BRANCH) {
                    grown |= wideBranches.add(jump);
                }
            }
            if (!grown) {
                return at;
            }
        }
    }

    private int octets(int index) {
        AbstractInsnNode instruction = instructions.get(index);
        int opcode = instruction.getOpcode();
        if (incremented(index)) {
            return 3;
        }
        for (int back = 1; back <= 4; back++) {
            if (index >= back && incremented(index - back)) {
                return 0;
            }
        }
        if (instruction instanceof VarInsnNode variable) {
            return joinsWithField(index) ? 0 : variable.var <= 3 ? 1 : 2;
        }
        if (instruction instanceof JumpInsnNode) {
            return wideBranches.contains(instruction) ? 3 : 2;
        }
        if (instruction instanceof TableSwitchInsnNode table) {
            return 7 + 2 * table.labels.size();
        }
        if (instruction instanceof LookupSwitchInsnNode lookup) {
            return 5 + 4 * lookup.labels.size();
        }
        return switch (opcode) {
            case -1, Opcodes.I2S -> 0;
            case Opcodes.BIPUSH, Opcodes.NEWARRAY, Opcodes.GETFIELD, Opcodes.PUTFIELD, Opcodes.DUP_X1, Opcodes.DUP_X2,
                    Opcodes.DUP2_X1, Opcodes.SWAP -> 2;
            case Opcodes.SIPUSH -> fitsOctet(((IntInsnNode) instruction).operand) ? 2 : 3;
            case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKESPECIAL, Opcodes.INVOKESTATIC, Opcodes.NEW, Opcodes.ANEWARRAY,
                    Opcodes.GETSTATIC, Opcodes.PUTSTATIC -> 3;
            case Opcodes.CHECKCAST, Opcodes.INSTANCEOF -> 4;
            case Opcodes.INVOKEINTERFACE -> 5;
            default -> 1;
        };
    }

    /** Whether it is {@code this}, and the field instruction that follows takes it for granted. */
    private boolean joinsWithField(int index) {
        if ((method.access & Opcodes.ACC_STATIC) != 0 || opcode(index) != Opcodes.ALOAD
                || ((VarInsnNode) instructions.get(index)).var != 0) {
            return false;
        }
        return opcode(index + 1) == Opcodes.GETFIELD || opcode(index + 2) == Opcodes.PUTFIELD && pushesOnly(index + 1);
    }

    private boolean pushesOnly(int index) {
        int opcode = opcode(index);
        return opcode >= Opcodes.ACONST_NULL && opcode <= Opcodes.SIPUSH || opcode == Opcodes.ILOAD || opcode == Opcodes.ALOAD;
    }

    /** Whether {@code local = (short) (local + constant)} begins here: one instruction. */
    private boolean incremented(int index) {
        return opcode(index) == Opcodes.ILOAD
                && opcode(index + 1) >= Opcodes.ICONST_M1 && opcode(index + 1) <= Opcodes.BIPUSH
                && (opcode(index + 2) == Opcodes.IADD || opcode(index + 2) == Opcodes.ISUB)
                && opcode(index + 3) == Opcodes.I2S && opcode(index + 4) == Opcodes.ISTORE
                && ((VarInsnNode) instructions.get(index)).var == ((VarInsnNode) instructions.get(index + 4)).var;
    }

    private int opcode(int index) {
        return index < instructions.size() ? instructions.get(index).getOpcode() : -1;
    }

    private static boolean fitsOctet(int value) {
        return value == (byte) value;
    }
}
