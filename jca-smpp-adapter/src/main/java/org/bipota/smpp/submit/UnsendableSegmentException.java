package org.bipota.smpp.submit;

/** A segment that fits no {@code submit_sm}. */
public final class UnsendableSegmentException extends Exception {

    private final int commandStatus;

    /**
     * A fault of the caller's.
     *
     * @param commandStatus what an SMSC would have answered
     * @param cause the field and its limit
     */
    public UnsendableSegmentException(int commandStatus, Throwable cause) {
        super(cause);
        this.commandStatus = commandStatus;
    }

    /** What an SMSC would have answered. */
    public int commandStatus() {
        return commandStatus;
    }
}
