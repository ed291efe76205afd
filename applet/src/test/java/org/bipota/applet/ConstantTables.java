package org.bipota.applet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Private static arrays of bytes or shorts, which a CAP file carries as they are, are constants as long as nobody writes to
 * them: their elements may be read, and copied by the calls whose first argument is only read, and nothing else.
 */
final class ConstantTables extends SourceInterpreter {

    private static final int TABLE = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
    private static final Set<Integer> LITERAL = Set.of(Opcodes.ICONST_M1, Opcodes.ICONST_0, Opcodes.ICONST_1, Opcodes.ICONST_2,
            Opcodes.ICONST_3, Opcodes.ICONST_4, Opcodes.ICONST_5, Opcodes.BIPUSH, Opcodes.SIPUSH, Opcodes.NEWARRAY, Opcodes.DUP,
            Opcodes.BASTORE, Opcodes.SASTORE, Opcodes.PUTSTATIC, Opcodes.RETURN);
    private static final Set<String> READERS = Set.of("arrayCopy", "arrayCopyNonAtomic", "arrayCompare", "setEventList");

    private final String where;
    private final List<String> faults = new ArrayList<>();

    private ConstantTables(String where) {
        super(Opcodes.ASM9);
        this.where = where;
    }

    /** Whether a static may be such a table. */
    static boolean is(FieldNode field) {
        return (field.access & TABLE) == TABLE && (field.desc.equals("[B") || field.desc.equals("[S"));
    }

    /** Whether a class initializer does nothing but fill tables. */
    static boolean fillsOnlyTables(MethodNode initializer) {
        for (AbstractInsnNode instruction : initializer.instructions) {
            if (instruction.getOpcode() >= 0 && !LITERAL.contains(instruction.getOpcode())) {
                return false;
            }
        }
        return true;
    }

    /** Where a method might let a table be written. */
    static List<String> faults(String type, MethodNode method) throws AnalyzerException {
        ConstantTables tables = new ConstantTables(type + '.' + method.name);
        new Analyzer<>(tables).analyze(type, method);
        return tables.faults;
    }

    @Override
    public SourceValue copyOperation(AbstractInsnNode instruction, SourceValue value) {
        refuse(value);
        return super.copyOperation(instruction, value);
    }

    @Override
    public SourceValue unaryOperation(AbstractInsnNode instruction, SourceValue value) {
        if (instruction.getOpcode() != Opcodes.ARRAYLENGTH) {
            refuse(value);
        }
        return super.unaryOperation(instruction, value);
    }

    @Override
    public SourceValue binaryOperation(AbstractInsnNode instruction, SourceValue first, SourceValue second) {
        if (instruction.getOpcode() != Opcodes.BALOAD && instruction.getOpcode() != Opcodes.SALOAD) {
            refuse(first);
        }
        refuse(second);
        return super.binaryOperation(instruction, first, second);
    }

    @Override
    public SourceValue ternaryOperation(AbstractInsnNode instruction, SourceValue array, SourceValue index, SourceValue value) {
        refuse(array);
        refuse(value);
        return super.ternaryOperation(instruction, array, index, value);
    }

    @Override
    public SourceValue naryOperation(AbstractInsnNode instruction, List<? extends SourceValue> arguments) {
        MethodInsnNode call = (MethodInsnNode) instruction;
        int read = !READERS.contains(call.name) ? -1 : call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1;
        for (int i = 0; i < arguments.size(); i++) {
            if (i != read) {
                refuse(arguments.get(i));
            }
        }
        return super.naryOperation(instruction, arguments);
    }

    private void refuse(SourceValue value) {
        boolean table = value.insns.stream().anyMatch(source -> source.getOpcode() == Opcodes.GETSTATIC
                && Type.getType(((FieldInsnNode) source).desc).getSort() == Type.ARRAY);
        if (table) {
            faults.add(where + ": a static array that might be written");
        }
    }
}
