package org.bipota.applet;

import java.util.ArrayList;
import java.util.List;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;

/**
 * Follows each {@code int} on the operand stack. A card calculates with 16 bits: the sum of two shorts is the same number
 * there as here only in its low 16 bits. So the result of an operation that may leave the range of short may go on into
 * operations whose low bits depend on low bits only (+ - * and or xor shl) or into a cast, and nowhere else.
 */
final class ShortArithmetic extends BasicInterpreter {

    /** An int that may not fit a short. */
    private static final BasicValue WIDE = new BasicValue(Type.INT_TYPE) {

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    };

    private final List<String> faults = new ArrayList<>();
    private final String where;

    private ShortArithmetic(String where) {
        super(Opcodes.ASM9);
        this.where = where;
    }

    static List<String> faults(String owner, MethodNode method) throws AnalyzerException {
        ShortArithmetic check = new ShortArithmetic(owner + '.' + method.name);
        new Analyzer<>(check).analyze(owner, method);
        return check.faults.stream().distinct().toList();
    }

    @Override
    public BasicValue copyOperation(AbstractInsnNode instruction, BasicValue value) {
        if (instruction.getOpcode() == Opcodes.ISTORE) {
            narrow(instruction, value);
        }
        return value;
    }

    @Override
    public BasicValue unaryOperation(AbstractInsnNode instruction, BasicValue value) throws AnalyzerException {
        return switch (instruction.getOpcode()) {
            case Opcodes.INEG -> WIDE;
            case Opcodes.I2B, Opcodes.I2S -> BasicValue.INT_VALUE;
            default -> {
                narrow(instruction, value);
                yield super.unaryOperation(instruction, value);
            }
        };
    }

    @Override
    public BasicValue binaryOperation(AbstractInsnNode instruction, BasicValue left, BasicValue right)
            throws AnalyzerException {
        return switch (instruction.getOpcode()) {
            case Opcodes.IADD, Opcodes.ISUB, Opcodes.IMUL -> WIDE;
            case Opcodes.IAND, Opcodes.IOR, Opcodes.IXOR -> left == WIDE || right == WIDE ? WIDE : BasicValue.INT_VALUE;
            case Opcodes.ISHL -> {
                narrow(instruction, right);
                yield WIDE;
            }
            case Opcodes.IDIV, Opcodes.IUSHR -> {
                narrow(instruction, left);
                narrow(instruction, right);
                yield WIDE;
            }
            default -> {
                narrow(instruction, left);
                narrow(instruction, right);
                yield super.binaryOperation(instruction, left, right);
            }
        };
    }

    @Override
    public BasicValue ternaryOperation(AbstractInsnNode instruction, BasicValue array, BasicValue index, BasicValue value)
            throws AnalyzerException {
        narrow(instruction, index);
        narrow(instruction, value);
        return super.ternaryOperation(instruction, array, index, value);
    }

    @Override
    public BasicValue naryOperation(AbstractInsnNode instruction, List<? extends BasicValue> values) throws AnalyzerException {
        values.forEach(value -> narrow(instruction, value));
        return super.naryOperation(instruction, values);
    }

    @Override
    public void returnOperation(AbstractInsnNode instruction, BasicValue value, BasicValue expected) {
        narrow(instruction, value);
    }

    @Override
    public BasicValue merge(BasicValue one, BasicValue other) {
        if ((one == WIDE || other == WIDE) && one.getType() == other.getType()) {
            return WIDE;
        }
        return super.merge(one, other);
    }

    private void narrow(AbstractInsnNode instruction, BasicValue value) {
        if (value == WIDE) {
            faults.add(where + ": opcode " + instruction.getOpcode() + " takes a number that may need more than 16 bits");
        }
    }
}
