package org.bipota.simulator.card;

import java.util.Optional;

import org.bipota.protocol.Octets;

/**
 * What an applet is told with an event.
 *
 * @param tag of the BER-TLV
 * @param objects the TLVs in it
 */
record EnvelopeData(int tag, Octets objects) {

    /** The value of the first TLV with this tag, comprehension bit ignored; empty when there is none or the list is broken. */
    Optional<Octets> value(int wanted) {
        TlvList list = new TlvList(objects.length());
        list.set(objects);
        if (list.findTLV((byte) wanted, (byte) 1) == 0) {
            return Optional.empty();
        }
        byte[] value = new byte[list.getValueLength()];
        list.copyValue((short) 0, value, (short) 0, (short) value.length);
        return Optional.of(Octets.of(value));
    }
}
