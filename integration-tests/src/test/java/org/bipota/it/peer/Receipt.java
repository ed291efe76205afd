package org.bipota.it.peer;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bipota.protocol.Octets;

/** The delivery receipts of an SMSC: Appendix B text and optional parameters together (SMPP 3.4 clauses 5.2.12, 5.3.2). */
public final class Receipt {

    private static final int FINAL = 0x04;
    private static final int INTERMEDIATE = 0x20;
    private static final int RECEIPTED_MESSAGE_ID = 0x001E;
    private static final int MESSAGE_STATE = 0x0427;
    private static final int NETWORK_ERROR_CODE = 0x0423;

    private Receipt() {
    }

    /** The terminal took the message. */
    public static DeliverSm delivered(SubmitSm message) {
        return receipt(message, message.messageId(), FINAL, "DELIVRD", 2);
    }

    /** The message cannot be delivered. */
    public static DeliverSm undeliverable(SubmitSm message) {
        return receipt(message, message.messageId(), FINAL, "UNDELIV", 5)
                .with(NETWORK_ERROR_CODE, Octets.ofOctets(3, 0, 1));
    }

    /** The message's validity period ended. */
    public static DeliverSm expired(SubmitSm message) {
        return receipt(message, message.messageId(), FINAL, "EXPIRED", 3);
    }

    /** The message is still on its way; an intermediate notification. */
    public static DeliverSm enRoute(SubmitSm message) {
        return receipt(message, message.messageId(), INTERMEDIATE, "ENROUTE", 1);
    }

    /** The message was accepted by the SMSC on the subscriber's behalf, flagged as an ordinary receipt: not final. */
    public static DeliverSm accepted(SubmitSm message) {
        return receipt(message, message.messageId(), FINAL, "ACCEPTD", 6);
    }

    /** As {@link #delivered}, without the optional parameters. */
    public static DeliverSm deliveredInTextOnly(SubmitSm message, String id) {
        DeliverSm receipt = receipt(message, id, FINAL, "DELIVRD", 2);
        return new DeliverSm(receipt.sourceTon(), receipt.source(), FINAL, 0, receipt.shortMessage(), Map.of());
    }

    private static DeliverSm receipt(SubmitSm message, String id, int esmClass, String stat, int state) {
        String text = "id:" + id + " sub:001 dlvrd:" + (state == 2 ? "001" : "000")
                + " submit date:2601011200 done date:2601011201 stat:" + stat + " err:" + (state == 5 ? "001" : "000") + " text:";
        return new DeliverSm(message.destinationTon(), message.destination(), esmClass, 0,
                Octets.of(text.getBytes(StandardCharsets.US_ASCII)), Map.of())
                .with(RECEIPTED_MESSAGE_ID, DeliverSm.cString(id))
                .with(MESSAGE_STATE, Octets.ofOctets(state));
    }
}
