package org.bipota.simulator.card;

import com.licel.jcardsim.base.SimulatorRuntime;
import java.lang.reflect.Field;

/**
 * Takes the buffers for extended APDUs from a card that has none: jCardSim gives every card two of 32 KiB, which is most
 * of what a card with the applet needs, and a fleet has thousands of cards.
 */
final class ShortApduBuffers {

    /** 256 octets and the status word. */
    private static final int RESPONSE_OCTETS = 258;
    private static final Field RESPONSE_BUFFER = field("responseBuffer");
    private static final Field SHORT_APDU = field("shortAPDU");
    private static final Field EXTENDED_APDU = field("extendedAPDU");

    private ShortApduBuffers() {
    }

    /** Leaves {@code card}, which must be new, the buffers of short APDUs. */
    static void giveTo(SimulatorRuntime card) {
        try {
            RESPONSE_BUFFER.set(card, new byte[RESPONSE_OCTETS]);
            EXTENDED_APDU.set(card, SHORT_APDU.get(card));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("jCardSim's buffers cannot be replaced", e);
        }
    }

    private static Field field(String name) {
        try {
            Field field = SimulatorRuntime.class.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("this jCardSim has no " + name, e);
        }
    }
}
