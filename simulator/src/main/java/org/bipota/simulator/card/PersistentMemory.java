package org.bipota.simulator.card;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import javacard.security.Key;
import uicc.access.FileView;
import uicc.toolkit.ToolkitRegistry;
import uicc.toolkit.ViewHandler;

/**
 * What a transaction may change and an abort brings back (Java Card runtime environment, chapter 7): the fields of the objects
 * and the elements of the arrays that can be reached from the applets and the static arrays of their classes, transient ones
 * excepted, keys included. It is copied
 * when a transaction begins, so that a card that has none pays nothing. What the card's own objects hold (registry, files,
 * PINs) is left as it is.
 */
final class PersistentMemory {

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return mutableFields(type);
        }
    };

    /** One array, or one object's fields, as it was. */
    private record Former(Object object, Object content) {
    }

    private final Predicate<Object> isTransient;
    private List<Former> before = List.of();

    /** Tells transient arrays by {@code isTransient}. */
    PersistentMemory(Predicate<Object> isTransient) {
        this.isTransient = isTransient;
    }

    /** Keeps everything that can be reached from {@code roots}. */
    void keep(List<?> roots) {
        List<Former> kept = new ArrayList<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>(roots);
        roots.forEach(root -> followStatics(root.getClass(), open));
        while (!open.isEmpty()) {
            Object next = open.pop();
            if (!belongsToApplet(next) || !seen.add(next)) {
                continue;
            }
            Former former = next.getClass().isArray() ? ofArray(next, open) : ofObject(next, open);
            if (!isTransient.test(next)) {
                kept.add(former);
            }
        }
        before = kept;
    }

    /** Brings everything back as it was kept, and forgets it. */
    void restore() {
        for (Former former : before) {
            Object object = former.object();
            if (object.getClass().isArray()) {
                System.arraycopy(former.content(), 0, object, 0, Array.getLength(object));
            } else {
                List<Field> fields = FIELDS.get(object.getClass());
                for (int i = 0; i < fields.size(); i++) {
                    set(fields.get(i), object, ((Object[]) former.content())[i]);
                }
            }
        }
        forget();
    }

    void forget() {
        before = List.of();
    }

    /** How many elements and fields differ from what was kept, in octets of the smallest size that holds them on a card. */
    int changedOctets() {
        int changed = 0;
        for (Former former : before) {
            Object object = former.object();
            if (object instanceof byte[] octets) {
                changed += changed(octets, (byte[]) former.content());
            } else if (object.getClass().isArray()) {
                int size = octets(object.getClass().getComponentType());
                for (int i = 0; i < Array.getLength(object); i++) {
                    changed += Objects.equals(Array.get(object, i), Array.get(former.content(), i)) ? 0 : size;
                }
            } else {
                List<Field> fields = FIELDS.get(object.getClass());
                for (int i = 0; i < fields.size(); i++) {
                    boolean same = Objects.equals(get(fields.get(i), object), ((Object[]) former.content())[i]);
                    changed += same ? 0 : octets(fields.get(i).getType());
                }
            }
        }
        return changed;
    }

    private static int changed(byte[] now, byte[] before) {
        int changed = 0;
        if (!Arrays.equals(now, before)) {
            for (int i = 0; i < now.length; i++) {
                changed += now[i] == before[i] ? 0 : 1;
            }
        }
        return changed;
    }

    private static int octets(Class<?> type) {
        return type == byte.class || type == boolean.class ? 1 : 2;
    }

    private static Former ofArray(Object array, Deque<Object> open) {
        if (array instanceof Object[] elements) {
            Object[] copy = elements.clone();
            for (Object element : copy) {
                follow(element, open);
            }
            return new Former(array, copy);
        }
        int length = Array.getLength(array);
        Object copy = Array.newInstance(array.getClass().getComponentType(), length);
        System.arraycopy(array, 0, copy, 0, length);
        return new Former(array, copy);
    }

    private static Former ofObject(Object object, Deque<Object> open) {
        for (Class<?> type = object.getClass(); !ofTheCard(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isFinal(field.getModifiers()) && isInstanceReference(field)) {
                    field.setAccessible(true);
                    follow(get(field, object), open);
                }
            }
        }
        List<Field> fields = FIELDS.get(object.getClass());
        Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = get(fields.get(i), object);
            if (isInstanceReference(fields.get(i))) {
                follow(values[i], open);
            }
        }
        return new Former(object, values);
    }

    private static void followStatics(Class<?> applet, Deque<Object> open) {
        for (Class<?> type = applet; !ofTheCard(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType().isArray()) {
                    field.setAccessible(true);
                    follow(get(field, null), open);
                }
            }
        }
    }

    private static boolean isInstanceReference(Field field) {
        return !Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive();
    }

    private static void follow(Object reference, Deque<Object> open) {
        if (reference != null) {
            open.push(reference);
        }
    }

    private static boolean belongsToApplet(Object object) {
        return object.getClass().isArray()
                || !ofTheCard(object.getClass()) && !(object instanceof ViewHandler)
                && !(object instanceof ToolkitRegistry) && !(object instanceof FileView);
    }

    /** The runtime's classes, but for keys, whose value an applet's transaction covers. */
    private static boolean ofTheCard(Class<?> type) {
        String name = type.getName();
        return name.startsWith("java") || name.startsWith("com.licel.jcardsim.")
                && !Key.class.isAssignableFrom(type) && !name.endsWith(".ByteContainer");
    }

    private static List<Field> mutableFields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> each = type; !ofTheCard(each); each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if ((field.getModifiers() & (Modifier.STATIC | Modifier.FINAL)) == 0) {
                    field.setAccessible(true);
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    private static Object get(Field field, Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void set(Field field, Object object, Object value) {
        try {
            field.set(object, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
