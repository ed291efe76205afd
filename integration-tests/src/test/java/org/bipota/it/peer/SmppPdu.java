package org.bipota.it.peer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.bipota.protocol.Octets;

/**
 * One SMPP 3.4 PDU: {@code command_length, command_id, command_status, sequence_number}, 4 octets each, and a body.
 *
 * @param command the command_id
 * @param status the command_status, 0 in requests
 * @param sequence the sequence_number
 * @param body what follows the header
 */
public record SmppPdu(int command, int status, int sequence, Octets body) {

    static final int GENERIC_NACK = 0x80000000;
    static final int BIND_RECEIVER = 0x01;
    static final int BIND_TRANSMITTER = 0x02;
    static final int SUBMIT_SM = 0x04;
    static final int DELIVER_SM = 0x05;
    static final int UNBIND = 0x06;
    static final int BIND_TRANSCEIVER = 0x09;
    static final int ENQUIRE_LINK = 0x15;
    static final int RESPONSE = 0x80000000;

    private static final int HEADER = 16;
    private static final int MOST = 1 << 16;

    static SmppPdu read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < HEADER || length > MOST) {
            throw new IOException("command_length " + length);
        }
        int command = in.readInt();
        int status = in.readInt();
        int sequence = in.readInt();
        byte[] body = new byte[length - HEADER];
        in.readFully(body);
        return new SmppPdu(command, status, sequence, Octets.of(body));
    }

    void write(DataOutputStream out) throws IOException {
        byte[] content = body.toByteArray();
        out.writeInt(HEADER + content.length);
        out.writeInt(command);
        out.writeInt(status);
        out.writeInt(sequence);
        out.write(content);
        out.flush();
    }

    SmppPdu answer(int answerStatus, Octets answerBody) {
        return new SmppPdu(command | RESPONSE, answerStatus, sequence, answerBody);
    }

    boolean isResponse() {
        return (command & RESPONSE) != 0;
    }
}
