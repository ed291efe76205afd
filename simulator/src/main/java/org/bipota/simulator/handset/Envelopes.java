package org.bipota.simulator.handset;

import java.util.Arrays;
import java.util.List;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.cat.DeviceIdentities;
import org.bipota.protocol.cat.Envelope;
import org.bipota.protocol.sms.SmsAddress;
import org.bipota.protocol.tlv.ComprehensionTlv;

/** What a terminal tells its card in ENVELOPE commands (TS 102 223 clause 7, TS 31.111 clause 7.1). */
final class Envelopes {

    static final int EVENT_LOCATION_STATUS = 0x03;
    static final int EVENT_DATA_AVAILABLE = 0x09;
    static final int EVENT_CHANNEL_STATUS = 0x0A;

    private static final int LOCATION_INFORMATION = 0x13;
    private static final int LOCATION_STATUS = 0x1B;
    private static final Octets NORMAL_SERVICE = Octets.ofOctets(0x00);
    /** Network 001 01, location area 0001, cell 0001: those of a test network (TS 24.008 clause 10.5.1.3). */
    private static final Octets TEST_NETWORK = Octets.ofHex("00F11000010001");
    private static final int TIMER_IDENTIFIER = 0x24;
    private static final int TIMER_VALUE = 0x25;
    private static final Octets FROM_NETWORK = Octets.ofOctets(DeviceIdentities.NETWORK, DeviceIdentities.UICC);
    private static final Octets FROM_TERMINAL = Octets.ofOctets(DeviceIdentities.TERMINAL, DeviceIdentities.UICC);

    private Envelopes() {
    }

    /**
     * SMS-PP download.
     *
     * @param serviceCentre RP-OA
     * @param smsDeliver    the TPDU
     */
    static Octets smsPpDownload(SmsAddress serviceCentre, Octets smsDeliver) {
        DeviceIdentities devices = new DeviceIdentities(DeviceIdentities.NETWORK, DeviceIdentities.UICC);
        Octets address = Octets.ofOctets(serviceCentre.type()).concat(serviceCentre.value());
        return new Envelope(Envelope.SMS_PP_DOWNLOAD, devices, List.of(
                ComprehensionTlv.required(CatTag.DEVICE_IDENTITIES, FROM_NETWORK),
                ComprehensionTlv.of(CatTag.ADDRESS, address),
                ComprehensionTlv.required(CatTag.SMS_TPDU, smsDeliver))).encode();
    }

    /**
     * Event download, data available.
     *
     * @param channelStatus the channel's status object
     * @param octets        1 to 255, where 255 stands for that many or more
     */
    static Octets dataAvailable(Octets channelStatus, int octets) {
        return event(EVENT_DATA_AVAILABLE, ComprehensionTlv.required(CatTag.CHANNEL_STATUS, channelStatus),
                ComprehensionTlv.required(CatTag.CHANNEL_DATA_LENGTH, Octets.ofOctets(octets)));
    }

    /** Event download, location status: normal service. */
    static Octets locationStatus() {
        return event(EVENT_LOCATION_STATUS, ComprehensionTlv.required(LOCATION_STATUS, NORMAL_SERVICE),
                ComprehensionTlv.required(LOCATION_INFORMATION, TEST_NETWORK));
    }

    /** Event download, channel status. */
    static Octets channelStatus(Octets channelStatus) {
        return event(EVENT_CHANNEL_STATUS, ComprehensionTlv.required(CatTag.CHANNEL_STATUS, channelStatus));
    }

    /**
     * Timer expiration.
     *
     * @param timer 1 to 8
     * @param value what it was started with: hours, minutes, seconds, each with its digits swapped
     */
    static Octets timerExpiration(int timer, Octets value) {
        return fromTerminal(Envelope.TIMER_EXPIRATION, ComprehensionTlv.required(CatTag.DEVICE_IDENTITIES, FROM_TERMINAL),
                ComprehensionTlv.required(TIMER_IDENTIFIER, Octets.ofOctets(timer)),
                ComprehensionTlv.required(TIMER_VALUE, value));
    }

    private static Octets event(int event, ComprehensionTlv... rest) {
        ComprehensionTlv[] objects = new ComprehensionTlv[rest.length + 2];
        objects[0] = ComprehensionTlv.required(CatTag.EVENT_LIST, Octets.ofOctets(event));
        objects[1] = ComprehensionTlv.required(CatTag.DEVICE_IDENTITIES, FROM_TERMINAL);
        System.arraycopy(rest, 0, objects, 2, rest.length);
        return fromTerminal(Envelope.EVENT_DOWNLOAD, objects);
    }

    private static Octets fromTerminal(int tag, ComprehensionTlv... objects) {
        DeviceIdentities devices = new DeviceIdentities(DeviceIdentities.TERMINAL, DeviceIdentities.UICC);
        return new Envelope(tag, devices, Arrays.asList(objects)).encode();
    }
}
