package org.bipota.simulator.smsc;

import java.util.List;
import org.bipota.protocol.Octets;
import org.jsmpp.bean.OptionalParameter;

/**
 * What the ESME is to receive.
 *
 * @param source     the subscriber
 * @param esmClass   0x40 with a user data header, 0x04 for a receipt
 * @param parameters optional parameters
 */
record DeliverSm(Address source, Address destination, int esmClass, int protocolId, int dataCoding, Octets text,
                 List<OptionalParameter> parameters) {

    private static final int UDHI = 0x40;
    private static final int RECEIPT = 0x04;

    static DeliverSm of(MobileOriginated sms) {
        return new DeliverSm(Address.international(sms.msisdn()), sms.destination(), sms.userDataHeader() ? UDHI : 0,
                sms.protocolId(), sms.dataCoding(), sms.userData(), List.of());
    }

    /** The receipt goes the way back: from the message's destination to its source. */
    static DeliverSm receipt(Address destination, Address source, DeliveryReceipt receipt) {
        return new DeliverSm(destination, source, RECEIPT, 0, 0, receipt.text(), receipt.parameters());
    }
}
