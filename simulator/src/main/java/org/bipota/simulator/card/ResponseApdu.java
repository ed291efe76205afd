package org.bipota.simulator.card;

import org.bipota.protocol.Octets;

/** A response APDU. */
record ResponseApdu(Octets data, int statusWord) {

    static final ResponseApdu DONE = of(0x9000);

    /** A status word alone. */
    static ResponseApdu of(int statusWord) {
        return new ResponseApdu(Octets.EMPTY, statusWord);
    }

    /** The same with another status word. */
    ResponseApdu with(int other) {
        return new ResponseApdu(data, other);
    }

    byte[] toByteArray() {
        return data.concat(Octets.ofOctets(statusWord >> 8, statusWord & 0xFF)).toByteArray();
    }
}
