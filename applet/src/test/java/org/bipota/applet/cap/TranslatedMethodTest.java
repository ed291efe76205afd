package org.bipota.applet.cap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Lengths as the Java Card virtual machine specification, chapter 7, gives them; each method has a header of 2 octets. */
class TranslatedMethodTest {

    private static final int HEADER = 2;

    private final MethodNode method = new MethodNode(Opcodes.ACC_PRIVATE, "m", "(S)S", null, null);

    @Test
    void fieldOfThisIsOneInstruction() {
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitFieldInsn(Opcodes.GETFIELD, "A", "b", "S");
        method.visitInsn(Opcodes.IRETURN);
        assertThat(octets()).isEqualTo(HEADER + 2 + 1);
    }

    @Test
    void fieldOfAnotherObjectIsTwoInstructions() {
        method.visitVarInsn(Opcodes.ALOAD, 1);
        method.visitFieldInsn(Opcodes.GETFIELD, "A", "b", "S");
        method.visitInsn(Opcodes.IRETURN);
        assertThat(octets()).isEqualTo(HEADER + 1 + 2 + 1);
    }

    @Test
    void castsToShortVanishAndThoseToByteStay() {
        method.visitVarInsn(Opcodes.ILOAD, 1);
        method.visitIntInsn(Opcodes.SIPUSH, 1000);
        method.visitInsn(Opcodes.IADD);
        method.visitInsn(Opcodes.I2S);
        method.visitInsn(Opcodes.I2B);
        method.visitInsn(Opcodes.IRETURN);
        assertThat(octets()).isEqualTo(HEADER + 1 + 3 + 1 + 0 + 1 + 1);
    }

    @Test
    void countingUpIsOneInstruction() {
        method.visitVarInsn(Opcodes.ILOAD, 1);
        method.visitInsn(Opcodes.ICONST_1);
        method.visitInsn(Opcodes.IADD);
        method.visitInsn(Opcodes.I2S);
        method.visitVarInsn(Opcodes.ISTORE, 1);
        assertThat(octets()).isEqualTo(HEADER + 3);
    }

    @Test
    void callsThroughInterfacesAreLonger() {
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "A", "b", "()V", false);
        method.visitMethodInsn(Opcodes.INVOKEINTERFACE, "A", "b", "()V", true);
        assertThat(octets()).isEqualTo(HEADER + 3 + 5);
    }

    @Test
    void farBranchesAreLongerThanNearOnes() {
        Label end = new Label();
        method.visitVarInsn(Opcodes.ILOAD, 1);
        method.visitJumpInsn(Opcodes.IFEQ, end);
        for (int i = 0; i < 125; i++) {
            method.visitInsn(Opcodes.NOP);
        }
        method.visitLabel(end);
        method.visitInsn(Opcodes.RETURN);
        assertThat(octets()).isEqualTo(HEADER + 1 + 2 + 125 + 1);

        method.instructions.insert(method.instructions.get(3), new InsnNode(Opcodes.NOP));
        assertThat(octets()).isEqualTo(HEADER + 1 + 3 + 126 + 1);
    }

    @Test
    void manyLocalsNeedALongHeader() {
        method.visitInsn(Opcodes.RETURN);
        method.maxLocals = 2 + 16;
        assertThat(octets()).isEqualTo(4 + 1);
    }

    private int octets() {
        return new TranslatedMethod(method).octets();
    }
}
