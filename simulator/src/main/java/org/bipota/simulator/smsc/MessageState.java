package org.bipota.simulator.smsc;

/** The final states of a submitted message (SMPP 3.4 clause 5.2.28, text of appendix B). */
public enum MessageState {
    /** Delivered to its destination. */
    DELIVERED(2, "DELIVRD"),
    /** Its validity period ended. */
    EXPIRED(3, "EXPIRED"),
    /** It cannot be delivered. */
    UNDELIVERABLE(5, "UNDELIV");

    private final int code;
    private final String text;

    MessageState(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The value of the {@code message_state} parameter. */
    public int code() {
        return code;
    }

    /** The seven letters of a receipt's {@code stat}. */
    public String text() {
        return text;
    }
}
