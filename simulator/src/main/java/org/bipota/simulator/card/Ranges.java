package org.bipota.simulator.card;

/** The parts of arrays that an applet names. */
final class Ranges {

    private Ranges() {
    }

    /** NullPointerException or ArrayIndexOutOfBoundsException, as the API has them, before anything is done. */
    static void check(byte[] array, int offset, int length) {
        check(array.length, offset, length);
    }

    /** The same for {@code size} elements. */
    static void check(int size, int offset, int length) {
        if (offset < 0 || length < 0 || offset + length > size) {
            throw new ArrayIndexOutOfBoundsException(length + " octets from " + offset + " of " + size);
        }
    }
}
