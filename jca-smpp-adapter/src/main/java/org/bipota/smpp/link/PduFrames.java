package org.bipota.smpp.link;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jsmpp.bean.Command;

/**
 * Cuts a stream into PDUs (SMPP 3.4 clause 3.2). A read timeout in the midst of a PDU loses nothing: the next read goes on
 * where it stopped. Not thread safe.
 *
 * <pre>
 *  0               4               8               12              16
 * +---------------+---------------+---------------+---------------+------
 * | command_length|   command_id  | command_status|sequence_number| body
 * +---------------+---------------+---------------+---------------+------
 * </pre>
 */
final class PduFrames {

    static final int HEADER_OCTETS = 16;

    /** A message_payload of 65,535 octets, and more than room for everything else. */
    static final int MAX_PDU_OCTETS = 70_000;

    private final byte[] header = new byte[HEADER_OCTETS];
    private byte[] pdu = header;
    private int filled;

    /**
     * The next PDU, header included.
     *
     * @throws FramingLostException when the length in the header cannot be
     * @throws java.net.SocketTimeoutException when the stream's read timeout passed; to be called again
     */
    byte[] read(InputStream in) throws IOException {
        fill(in);
        if (pdu == header) {
            int length = intAt(header, 0);
            if (length < HEADER_OCTETS || length > MAX_PDU_OCTETS) {
                throw new FramingLostException(length);
            }
            pdu = Arrays.copyOf(header, length);
            fill(in);
        }
        byte[] complete = pdu;
        pdu = header;
        filled = 0;
        return complete;
    }

    private void fill(InputStream in) throws IOException {
        while (filled < pdu.length) {
            int count = in.read(pdu, filled, pdu.length - filled);
            if (count < 0) {
                throw new EOFException(filled == 0 ? "the SMSC closed the connection"
                        : "the SMSC closed the connection in the midst of a PDU");
            }
            filled += count;
        }
    }

    /** The header of a PDU. */
    static Command header(byte[] pdu) {
        Command command = new Command();
        command.setCommandLength(intAt(pdu, 0));
        command.setCommandId(intAt(pdu, 4));
        command.setCommandStatus(intAt(pdu, 8));
        command.setSequenceNumber(intAt(pdu, 12));
        return command;
    }

    private static int intAt(byte[] octets, int at) {
        return (octets[at] & 0xFF) << 24 | (octets[at + 1] & 0xFF) << 16 | (octets[at + 2] & 0xFF) << 8 | octets[at + 3] & 0xFF;
    }

    /** Where the next PDU begins is unknown: the connection has to be closed. */
    static final class FramingLostException extends IOException {

        private final int commandLength;

        FramingLostException(int commandLength) {
            super("command_length " + commandLength + ", allowed are " + HEADER_OCTETS + " to " + MAX_PDU_OCTETS);
            this.commandLength = commandLength;
        }

        int commandLength() {
            return commandLength;
        }
    }
}
