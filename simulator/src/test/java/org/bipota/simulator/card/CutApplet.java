package org.bipota.simulator.card;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import javacard.framework.Applet;
import org.bipota.applet.BipOtaApplet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The applet with {@link PowerCuts} asked at every write to persistent memory: the same byte code, but for the array stores,
 * field writes and calls of Util and JCSystem that write, which go through it.
 */
final class CutApplet extends ClassLoader {

    private static final String PACKAGE = "org.bipota.applet.";
    private static final String CUTS = PowerCuts.class.getName().replace('.', '/');
    private static final String UTIL = "javacard/framework/Util";
    private static final String SYSTEM = "javacard/framework/JCSystem";
    private static final Class<? extends Applet> APPLET = load();

    private CutApplet() {
        super(CutApplet.class.getClassLoader());
    }

    /** The applet's class, to be installed. */
    static Class<? extends Applet> type() {
        return APPLET;
    }

    private static Class<? extends Applet> load() {
        try {
            return new CutApplet().loadClass(BipOtaApplet.class.getName()).asSubclass(Applet.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PACKAGE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream octets = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (octets == null) {
                throw new ClassNotFoundException(name);
            }
            ClassReader reader = new ClassReader(octets);
            ClassWriter writer = new ClassWriter(reader, 0);
            reader.accept(new WithCuts(writer), 0);
            byte[] changed = writer.toByteArray();
            return defineClass(name, changed, 0, changed.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class WithCuts extends ClassVisitor {

        WithCuts(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
            return new Method(super.visitMethod(access, name, descriptor, signature, exceptions));
        }
    }

    /** Every replacement takes from the stack and leaves on it what the original does. */
    private static final class Method extends MethodVisitor {

        Method(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInsn(int opcode) {
            switch (opcode) {
                case Opcodes.BASTORE -> call("store", "(Ljava/lang/Object;II)V");
                case Opcodes.SASTORE -> call("store", "([SII)V");
                case Opcodes.AASTORE -> call("store", "([Ljava/lang/Object;ILjava/lang/Object;)V");
                default -> super.visitInsn(opcode);
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (opcode == Opcodes.PUTFIELD) {
                call("beforeField", "()V");
                super.visitFieldInsn(opcode, owner, name, descriptor);
                call("afterField", "()V");
            } else {
                super.visitFieldInsn(opcode, owner, name, descriptor);
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean writes = switch (name) {
                case "arrayCopy", "arrayCopyNonAtomic", "arrayFill", "arrayFillNonAtomic", "setShort" -> owner.equals(UTIL);
                case "beginTransaction", "commitTransaction" -> owner.equals(SYSTEM);
                default -> false;
            };
            super.visitMethodInsn(opcode, writes ? CUTS : owner, name, descriptor, isInterface);
        }

        private void call(String name, String descriptor) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, CUTS, name, descriptor, false);
        }
    }
}
