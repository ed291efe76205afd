package org.bipota.ejb.inbound;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import java.util.List;
import org.bipota.smpp.api.InboundShortMessage;
import org.bipota.smpp.api.SmppMessageListener;

/** The endpoint of the SMPP adapter. */
@MessageDriven(name = "SmppMessageBean", messageListenerInterface = SmppMessageListener.class)
@PermitAll
public class SmppMessageBean implements SmppMessageListener {

    @Inject
    private InboundMessages messages;

    @Override
    public void onMessages(List<InboundShortMessage> received) {
        messages.receive(received);
    }
}
