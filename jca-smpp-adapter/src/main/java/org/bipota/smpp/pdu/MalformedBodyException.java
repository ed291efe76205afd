package org.bipota.smpp.pdu;

/** The peer sent a body that is not what SMPP 3.4 says. Recoverable: the next PDU begins where the header said. */
public final class MalformedBodyException extends Exception {

    private final int commandStatus;

    /**
     * A fault.
     *
     * @param commandStatus what the peer is answered
     * @param field the field's name in SMPP 3.4
     * @param offset the octet in the PDU where the field begins, the header included
     * @param problem in words
     */
    public MalformedBodyException(int commandStatus, String field, int offset, String problem) {
        super(field + " at octet " + offset + ": " + problem);
        this.commandStatus = commandStatus;
    }

    /** What the peer is answered. */
    public int commandStatus() {
        return commandStatus;
    }
}
