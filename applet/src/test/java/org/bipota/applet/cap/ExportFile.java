package org.bipota.applet.cap;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/**
 * Writes the export file of a toolkit package (Java Card virtual machine specification, chapter 5, format 2.1), from which a
 * converter takes the tokens that it puts into a CAP file in place of names.
 *
 * <p>A converter would make one too, but it gives the classes tokens in an order of its own, which depends on what else is in
 * the package: the applet would call other classes than a card has under those tokens. Here they come from {@link TokenTable}.
 */
final class ExportFile {

    private static final int MAGIC = 0x00FACADE;
    private static final int UTF8 = 1;
    private static final int INTEGER = 3;
    private static final int CLASS = 7;
    private static final int PACKAGE = 13;
    private static final int LIBRARY = 1;
    private static final int SHAREABLE = 0x0800;
    /** The token of a constant: its value is compiled into whoever uses it. */
    private static final int NO_TOKEN = 0xFF;
    private static final String OBJECT = "java/lang/Object";
    private static final String SHAREABLE_INTERFACE = "javacard/framework/Shareable";
    private static final String CARD_EXCEPTION = "javacard/framework/CardRuntimeException";
    /** The parents of an exception, and the virtual methods it has from them, in the order of their tokens. */
    private static final List<String> EXCEPTION_PARENTS = List.of(OBJECT, "java/lang/Throwable", "java/lang/Exception",
            "java/lang/RuntimeException", CARD_EXCEPTION);
    private static final String EQUALS = "equals(Ljava/lang/Object;)Z";
    private static final List<String> EXCEPTION_METHODS = List.of(EQUALS, "getReason()S", "setReason(S)V");

    private final TokenTable tokens;
    private final Map<String, ClassNode> types = new LinkedHashMap<>();
    /** The constant pool: each entry's octets in hexadecimal, so that equal ones are found. */
    private final Map<String, Integer> pool = new LinkedHashMap<>();

    private ExportFile(TokenTable tokens) {
        this.tokens = tokens;
    }

    /** The export file of a package, its name and folder with slashes, version 1.0. */
    static byte[] of(Path classes, String name, String aid) throws IOException {
        ExportFile file = new ExportFile(TokenTable.read());
        for (String type : file.tokens.classes().keySet()) {
            if (type.substring(0, type.lastIndexOf('/')).equals(name)) {
                ClassNode node = new ClassNode();
                new ClassReader(Files.readAllBytes(classes.resolve(type + ".class"))).accept(node, ClassReader.SKIP_CODE);
                file.types.put(type, node);
            }
        }
        return file.write(name, HexFormat.of().parseHex(aid));
    }

    private byte[] write(String name, byte[] aid) throws IOException {
        int packageInfo = packageInfo(name, aid);
        ByteArrayOutputStream classInfos = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(classInfos);
        List<ClassNode> sorted = types.values().stream()
                .sorted(Comparator.comparing((ClassNode type) -> tokens.classes().get(type.name))).toList();
        for (ClassNode type : sorted) {
            writeClass(type, out);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        out = new DataOutputStream(file);
        out.writeInt(MAGIC);
        out.writeByte(1);
        out.writeByte(2);
        out.writeShort(pool.size());
        for (String entry : pool.keySet()) {
            out.write(HexFormat.of().parseHex(entry));
        }
        out.writeShort(packageInfo);
        out.writeByte(sorted.size());
        classInfos.writeTo(out);
        return file.toByteArray();
    }

    private void writeClass(ClassNode type, DataOutputStream out) throws IOException {
        boolean isInterface = (type.access & Opcodes.ACC_INTERFACE) != 0;
        Set<String> interfaces = interfaces(type);
        int access = type.access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT);
        out.writeByte(tokens.classes().get(type.name));
        out.writeShort(access | (interfaces.contains(SHAREABLE_INTERFACE) ? SHAREABLE : 0));
        out.writeShort(classInfo(type.name));
        List<String> parents = type.superName.equals(CARD_EXCEPTION) ? EXCEPTION_PARENTS : List.of(OBJECT);
        out.writeShort(parents.size());
        for (String parent : parents) {
            out.writeShort(classInfo(parent));
        }
        out.writeByte(interfaces.size());
        for (String parent : interfaces) {
            out.writeShort(classInfo(parent));
        }
        List<FieldNode> constants = type.fields.stream().filter(field -> visible(field.access)).toList();
        out.writeShort(constants.size());
        for (FieldNode constant : constants) {
            writeConstant(constant, out);
        }
        if (isInterface) {
            List<String> all = methods(type);
            out.writeShort(all.size());
            writeMethods(all, Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, out);
        } else {
            List<String> inherited = parents == EXCEPTION_PARENTS ? EXCEPTION_METHODS : List.of(EQUALS);
            List<String> own = tokens.methods().get(type.name);
            out.writeShort(own.size() + inherited.size());
            for (int token = 0; token < own.size(); token++) {
                writeMethod(token, access(type, own.get(token)), own.get(token), out);
            }
            writeMethods(inherited, Opcodes.ACC_PUBLIC, out);
        }
    }

    /** A constant: a static final field of a primitive type. */
    private void writeConstant(FieldNode constant, DataOutputStream out) throws IOException {
        out.writeByte(NO_TOKEN);
        out.writeShort(constant.access);
        out.writeShort(text(constant.name));
        out.writeShort(text(constant.desc));
        out.writeShort(1);
        out.writeShort(text("ConstantValue"));
        out.writeInt(2);
        out.writeShort(add(octets(entry -> {
            entry.writeByte(INTEGER);
            entry.writeInt((Integer) constant.value);
        })));
    }

    private void writeMethods(List<String> methods, int access, DataOutputStream out) throws IOException {
        for (int token = 0; token < methods.size(); token++) {
            writeMethod(token, access, methods.get(token), out);
        }
    }

    private void writeMethod(int token, int access, String method, DataOutputStream out) throws IOException {
        int descriptor = method.indexOf('(');
        out.writeByte(token);
        out.writeShort(access);
        out.writeShort(text(method.substring(0, descriptor)));
        out.writeShort(text(method.substring(descriptor)));
    }

    /** Those an interface inherits, each behind its own parents. */
    private Set<String> interfaces(ClassNode type) {
        Set<String> all = new LinkedHashSet<>();
        for (String parent : type.interfaces) {
            if (types.containsKey(parent)) {
                all.addAll(interfaces(types.get(parent)));
            }
            all.add(parent);
        }
        return all;
    }

    /** The methods of an interface, inherited ones first. */
    private List<String> methods(ClassNode type) {
        Set<String> all = new LinkedHashSet<>();
        for (String parent : interfaces(type)) {
            all.addAll(tokens.methods().getOrDefault(parent, List.of()));
        }
        all.addAll(tokens.methods().get(type.name));
        return new ArrayList<>(all);
    }

    private static int access(ClassNode type, String method) {
        return type.methods.stream().filter(declared -> (declared.name + declared.desc).equals(method)).findFirst()
                .orElseThrow(() -> new IllegalStateException(type.name + " has no " + method)).access;
    }

    private static boolean visible(int access) {
        return (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
    }

    private int packageInfo(String name, byte[] aid) throws IOException {
        int text = text(name);
        return add(octets(entry -> {
            entry.writeByte(PACKAGE);
            entry.writeByte(LIBRARY);
            entry.writeShort(text);
            entry.writeByte(0);
            entry.writeByte(1);
            entry.writeByte(aid.length);
            entry.write(aid);
        }));
    }

    private int classInfo(String name) throws IOException {
        int text = text(name);
        return add(octets(entry -> {
            entry.writeByte(CLASS);
            entry.writeShort(text);
        }));
    }

    private int text(String text) throws IOException {
        return add(octets(entry -> {
            entry.writeByte(UTF8);
            entry.writeUTF(text);
        }));
    }

    private int add(String entry) {
        return pool.computeIfAbsent(entry, added -> pool.size());
    }

    private static String octets(Entry entry) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        entry.write(new DataOutputStream(octets));
        return HexFormat.of().formatHex(octets.toByteArray());
    }

    /** Writes one entry of the constant pool. */
    private interface Entry {
        void write(DataOutputStream out) throws IOException;
    }
}
