package org.bipota.ejb.inbound;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.bipota.ejb.application.AuditTrail;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.persistence.Card;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.sms.UserData;
import org.bipota.smpp.api.InboundShortMessage;

/** Takes mobile originated messages: joins their parts and tells command packets from response packets. */
@Dependent
public class SecuredMessages {

    private final MessageParts parts;
    private final CommandPackets commands;
    private final ResponsePackets responses;
    private final AuditTrail audit;

    /** Works in the caller's transaction. */
    @Inject
    public SecuredMessages(MessageParts parts, CommandPackets commands, ResponsePackets responses, AuditTrail audit) {
        this.parts = parts;
        this.commands = commands;
        this.responses = responses;
        this.audit = audit;
    }

    /** A message came from this locked card. */
    void receive(Card card, InboundShortMessage message) {
        if (!message.hasUserDataHeader() && message.sarTotal() == null) {
            notUnderstood(card, message, "a message without a user data header");
            return;
        }
        try {
            Optional<UserData> whole = parts.whole(card, message);
            if (whole.isEmpty()) {
                return;
            }
            if (whole.get().isCommandPacket()) {
                commands.receive(card, whole.get().payload(), message.link());
            } else if (whole.get().isResponsePacket()) {
                responses.receive(card, whole.get().payload(), message.link());
            } else {
                notUnderstood(card, message, "neither a command packet (IEI 70) nor a response packet (IEI 71)");
            }
        } catch (ProtocolException malformed) {
            notUnderstood(card, message, malformed.getMessage());
        }
    }

    private void notUnderstood(Card card, InboundShortMessage message, String reason) {
        audit.refused(AuditKind.NOT_UNDERSTOOD, card.msisdn(), message.link(), reason);
    }
}
