package org.bipota.simulator.smsc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jsmpp.bean.SubmitSm;

/**
 * One accepted {@code submit_sm}.
 *
 * @param id          the message id of the response, hexadecimal
 * @param source      the ESME's address, where the receipt goes to
 * @param destination the subscriber as the ESME wrote it
 * @param segments    what goes over the air, in order, at least one
 * @param receipt     which final states are reported: {@code registered_delivery} bits 1 and 0
 * @param submittedAt when it was accepted
 * @param expiresAt   the end of its validity, if the ESME gave one
 */
record SubmittedMessage(String id, Address source, Address destination, List<MobileTerminated> segments, int receipt,
                        Instant submittedAt, Optional<Instant> expiresAt) {

    private static final int SUCCESS_AND_FAILURE = 1;
    private static final int FAILURE_ONLY = 2;

    static SubmittedMessage of(String id, SubmitSm pdu, Instant now) {
        Address source = new Address(pdu.getSourceAddrTon(), pdu.getSourceAddrNpi(), pdu.getSourceAddr());
        Address destination = new Address(pdu.getDestAddrTon(), pdu.getDestAddrNpi(), pdu.getDestAddress());
        return new SubmittedMessage(id, source, destination, SubmittedSegments.of(pdu, source, msisdn(destination)),
                pdu.getRegisteredDelivery() & 3, now, ValidityPeriod.end(pdu.getValidityPeriod(), now));
    }

    String msisdn() {
        return msisdn(destination);
    }

    boolean wantsReceipt(MessageState state) {
        return receipt == SUCCESS_AND_FAILURE || receipt == FAILURE_ONLY && state != MessageState.DELIVERED;
    }

    private static String msisdn(Address address) {
        return address.digits().startsWith("+") ? address.digits().substring(1) : address.digits();
    }
}
