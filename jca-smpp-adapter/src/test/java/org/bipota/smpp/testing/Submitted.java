package org.bipota.smpp.testing;

import org.jsmpp.bean.SubmitSm;

/** A submit_sm the SMSC received, with the session's number in the order of the binds. */
public record Submitted(int session, SubmitSm pdu) {

    /** The destination address. */
    public String destination() {
        return pdu.getDestAddress();
    }

    /** Whether more_messages_to_send is given and 1. */
    public boolean moreToSend() {
        var parameter = pdu.getOptionalParameter((short) 0x0426);
        return parameter != null && parameter.serialize()[4] == 1;
    }
}
