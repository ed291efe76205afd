package org.bipota.applet;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import com.licel.jcardsim.base.SimulatorRuntime;
import com.licel.jcardsim.base.TransientMemory;
import javacard.framework.AID;
import javacard.framework.Applet;
import javacard.security.Key;
import javacardx.crypto.Cipher;
import uicc.access.FileView;
import uicc.access.NoFiles;
import uicc.toolkit.RegistryOnly;

/**
 * What an installation takes of a card's memory. RAM: what is asked for as transient arrays. Persistent memory: the
 * applet's objects, counted as common cards lay them out: {@value #OBJECT} octets for an object or array, 2 for each field,
 * the elements of an array. What the card itself needs for a key or a cipher is its own.
 */
final class CardMemory extends SimulatorRuntime {

    private static final int OBJECT = 8;
    private static final int FIELD = 2;

    private final Counted ram;
    private final AID instance;

    private CardMemory(Counted ram, byte[] aid) {
        super(ram);
        this.ram = ram;
        instance = new AID(aid, (short) 0, (byte) aid.length);
    }

    /** Installs the applet; {@code parameters} are its own, without instance AID and privileges. */
    static CardMemory afterInstallation(byte[] aid, byte[] parameters) {
        RegistryOnly.install();
        NoFiles.install();
        CardMemory card = new CardMemory(new Counted(), aid);
        card.install(parameters);
        return card;
    }

    private void install(byte[] parameters) {
        byte[] aid = new byte[16];
        byte length = instance.getBytes(aid, (short) 0);
        byte[] data = new byte[1 + length + 1 + 1 + parameters.length];
        data[0] = length;
        System.arraycopy(aid, 0, data, 1, length);
        data[1 + length + 1] = (byte) parameters.length;
        System.arraycopy(parameters, 0, data, 1 + length + 2, parameters.length);
        activateSimulatorRuntimeInstance();
        loadApplet(instance, BipOtaApplet.class);
        installApplet(instance, data, (short) 0, (byte) data.length);
    }

    /** Octets of RAM, each transient array for itself, in the order of allocation. */
    List<Integer> ram() {
        return ram.arrays;
    }

    /** Octets of persistent memory, each object for itself. */
    List<Integer> persistent() {
        Map<Object, Integer> counted = new IdentityHashMap<>();
        count(getApplet(instance), counted);
        return List.copyOf(counted.values());
    }


    @Override
    public AID getAID() {
        return instance;
    }

    private void count(Object object, Map<Object, Integer> counted) {
        if (object == null || counted.containsKey(object) || object instanceof FileView) {
            return;
        }
        if (object.getClass().isArray()) {
            boolean inRam = ram.isTransient(object) != 0;
            counted.put(object, OBJECT + (inRam ? 0 : octets(object)));
            if (object instanceof Object[] elements) {
                for (Object element : elements) {
                    count(element, counted);
                }
            }
        } else if (object instanceof Key key) {
            counted.put(object, OBJECT + key.getSize() / 8);
        } else if (object instanceof Cipher || !object.getClass().getName().startsWith("org.bipota.applet.")) {
            counted.put(object, OBJECT);
        } else {
            counted.put(object, OBJECT);
            countFields(object, counted);
        }
    }

    private void countFields(Object object, Map<Object, Integer> counted) {
        for (Class<?> type = object.getClass(); type != Applet.class && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    counted.merge(object, FIELD, Integer::sum);
                    if (!field.getType().isPrimitive()) {
                        field.setAccessible(true);
                        count(value(field, object), counted);
                    }
                }
            }
        }
    }

    private static Object value(Field field, Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int octets(Object array) {
        int element = array instanceof byte[] || array instanceof boolean[] ? 1 : 2;
        return Array.getLength(array) * element;
    }

    /** Keeps a list of what is asked for. */
    private static final class Counted extends TransientMemory {

        private final List<Integer> arrays = new ArrayList<>();

        @Override
        protected void storeArray(Object array, byte event) {
            super.storeArray(array, event);
            arrays.add(octets(array));
        }
    }
}
