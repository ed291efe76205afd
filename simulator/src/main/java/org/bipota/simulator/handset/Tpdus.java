package org.bipota.simulator.handset;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.sms.SmsAddress;
import org.bipota.protocol.sms.SmsDeliver;
import org.bipota.protocol.sms.SmsSubmit;
import org.bipota.protocol.sms.TpduUserData;
import org.bipota.protocol.sms.UserData;
import org.bipota.simulator.smsc.Address;
import org.bipota.simulator.smsc.MobileOriginated;
import org.bipota.simulator.smsc.MobileTerminated;

/** Between the network's messages and the TPDUs that the card sees (TS 23.040 clause 9.2.2). */
final class Tpdus {

    private static final int NO_MORE_MESSAGES = 0x04;
    private static final int HEADER = 0x40;
    /** The bits of TP-DCS that tell the alphabet, and what they say for 8-bit data (TS 23.038 clause 4). */
    private static final int ALPHABET = 0x0C;
    private static final int EIGHT_BIT = 0x04;

    private Tpdus() {
    }

    /** The SMS-DELIVER of a message for the card, time-stamped in UTC. */
    static Octets deliver(MobileTerminated sms, Instant at) {
        int first = (sms.moreMessages() ? 0 : NO_MORE_MESSAGES) | (sms.userDataHeader() ? HEADER : 0);
        Address origin = sms.origin();
        int type = 0x80 | origin.ton() << 4 | origin.npi();
        return new SmsDeliver(first, SmsAddress.of(type, origin.digits()), sms.protocolId(), sms.dataCoding(),
                timeStamp(at.atOffset(ZoneOffset.UTC)), TpduUserData.ofOctets(sms.userData())).encode();
    }

    /** Whether it is the first SMS of its message, or the only one. */
    static boolean beginsMessage(MobileTerminated sms) {
        if (!sms.userDataHeader()) {
            return true;
        }
        try {
            return UserData.parse(sms.userData()).concatenation().map(element -> element.sequence() == 1).orElse(true);
        } catch (ProtocolException e) {
            return true;
        }
    }

    /** What an SMS-SUBMIT carries, sent by {@code msisdn}. */
    static MobileOriginated submit(String msisdn, Octets tpdu) throws ProtocolException {
        SmsSubmit submit = SmsSubmit.parse(tpdu);
        SmsAddress destination = submit.destinationAddress();
        if (destination.isAlphanumeric()) {
            throw new ProtocolException(ProtocolException.Code.VALUE, "TP-DA", 2, "is alphanumeric");
        }
        if (submit.userData().octets().length() > UserData.MAX_OCTETS) {
            throw new ProtocolException(ProtocolException.Code.LENGTH, "TP-UD", 0,
                    submit.userData().octets().length() + " octets, an SMS holds " + UserData.MAX_OCTETS);
        }
        Address address = new Address(destination.type() >> 4 & 7, destination.type() & 0xF, destination.digits());
        return new MobileOriginated(msisdn, address, submit.protocolId(), submit.dataCoding(),
                submit.hasUserDataHeader(), submit.userData().octets());
    }

    /**
     * What the terminal makes of a text that its card has not packed (TS 31.111 clause 6.4.10): characters of the default
     * alphabet, seven bits each. A TPDU that is no 8-bit text stays as it is.
     */
    static Octets packed(Octets tpdu) throws ProtocolException {
        SmsSubmit submit = SmsSubmit.parse(tpdu);
        if (submit.hasUserDataHeader() || (submit.dataCoding() & ALPHABET) != EIGHT_BIT) {
            return tpdu;
        }
        Octets text = submit.userData().octets();
        byte[] septets = new byte[(text.length() * 7 + 7) / 8];
        for (int i = 0; i < text.length(); i++) {
            int bit = i * 7;
            int shifted = (text.at(i) & 0x7F) << bit % 8;
            septets[bit / 8] |= (byte) shifted;
            if (shifted > 0xFF) {
                septets[bit / 8 + 1] |= (byte) (shifted >> 8);
            }
        }
        return new SmsSubmit(submit.firstOctet(), submit.messageReference(), submit.destinationAddress(),
                submit.protocolId(), submit.dataCoding() & ~ALPHABET, submit.validityPeriod(),
                new TpduUserData(text.length(), Octets.of(septets))).encode();
    }

    private static Octets timeStamp(OffsetDateTime at) {
        return Octets.ofOctets(semiOctets(at.getYear() % 100), semiOctets(at.getMonthValue()),
                semiOctets(at.getDayOfMonth()), semiOctets(at.getHour()), semiOctets(at.getMinute()),
                semiOctets(at.getSecond()), 0);
    }

    private static int semiOctets(int number) {
        return number % 10 << 4 | number / 10;
    }
}
