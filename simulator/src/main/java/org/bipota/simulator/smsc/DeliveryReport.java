package org.bipota.simulator.smsc;

/** What the network says about one attempt to bring an SMS to a handset. */
public sealed interface DeliveryReport {

    /** The terminal acknowledged it (RP-ACK). */
    record Delivered() implements DeliveryReport {
    }

    /** The subscriber cannot be reached; the SMSC keeps the message until he can. */
    record Absent() implements DeliveryReport {
    }

    /**
     * The terminal refused it (RP-ERROR).
     *
     * @param cause     TP-FCS (TS 23.040 clause 9.2.3.22), as D4 for a busy card or D5 for a data download error
     * @param temporary whether another attempt may help
     */
    record Refused(int cause, boolean temporary) implements DeliveryReport {
    }
}
