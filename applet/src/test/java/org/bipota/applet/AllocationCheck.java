package org.bipota.applet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Follows the calls from the methods that a card calls, and finds where memory is taken on the way. */
final class AllocationCheck {

    private static final Set<String> ALLOCATING = Set.of("makeTransientByteArray", "makeTransientShortArray",
            "makeTransientBooleanArray", "makeTransientObjectArray", "buildKey", "getInstance", "getTheUICCView",
            "getTheFileView", "allocateTimer", "allocateServiceIdentifier");

    private final Map<String, ClassNode> types;
    private final Set<String> visited = new LinkedHashSet<>();
    private final List<String> faults = new ArrayList<>();

    AllocationCheck(List<ClassNode> types) {
        this.types = types.stream().collect(Collectors.toMap(type -> type.name, Function.identity()));
    }

    /** From what a card calls once the applet is installed: its public methods. */
    void follow(String applet) {
        for (MethodNode method : types.get(applet).methods) {
            if ((method.access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC)) == Opcodes.ACC_PUBLIC && !method.name.equals("<init>")) {
                visit(types.get(applet), method);
            }
        }
    }

    /** From {@code install}. */
    void followInstallation(String applet) {
        types.get(applet).methods.stream().filter(method -> method.name.equals("install"))
                .forEach(method -> visit(types.get(applet), method));
    }

    Set<String> visited() {
        return visited;
    }

    List<String> faults() {
        return faults;
    }

    private void visit(ClassNode type, MethodNode method) {
        if (!visited.add(type.name + '.' + method.name + method.desc)) {
            return;
        }
        String where = type.name.substring(type.name.lastIndexOf('/') + 1) + '.' + method.name + ": ";
        for (AbstractInsnNode instruction : method.instructions) {
            switch (instruction.getOpcode()) {
                case Opcodes.NEW -> faults.add(where + "new " + ((TypeInsnNode) instruction).desc);
                case Opcodes.NEWARRAY, Opcodes.ANEWARRAY, Opcodes.MULTIANEWARRAY -> faults.add(where + "newarray");
                default -> {
                    if (instruction instanceof MethodInsnNode call) {
                        if (ALLOCATING.contains(call.name) && !types.containsKey(call.owner)) {
                            faults.add(where + call.name);
                        }
                        visitCalled(call);
                    }
                }
            }
        }
    }

    /** All that a call may reach: the method of the class named, or inherited by it, or of a class that extends it. */
    private void visitCalled(MethodInsnNode call) {
        for (ClassNode type : types.values()) {
            if (related(type, call.owner) || related(types.get(call.owner), type.name)) {
                for (MethodNode method : type.methods) {
                    if (method.name.equals(call.name) && method.desc.equals(call.desc)) {
                        visit(type, method);
                    }
                }
            }
        }
    }

    /** Whether a type is another one or comes from it. */
    private boolean related(ClassNode type, String parent) {
        return type != null && (type.name.equals(parent) || type.interfaces.stream().anyMatch(parent::equals)
                || related(types.get(type.superName), parent));
    }
}
