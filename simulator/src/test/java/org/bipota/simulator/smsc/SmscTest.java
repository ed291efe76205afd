package org.bipota.simulator.smsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.bipota.protocol.Octets;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameters;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SmscTest {

    private static final String MSISDN = "4915500000001";
    private static final int UDHI = 0x40;
    private static final byte[] COMMAND_PACKET = Octets.ofHex("027000000301").toByteArray();

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final BlockingQueue<MobileTerminated> arrived = new LinkedBlockingQueue<>();
    private volatile DeliveryReport answer = new DeliveryReport.Delivered();
    private Smsc smsc;

    @BeforeEach
    void listen() throws IOException {
        MobileNetwork network = new MobileNetwork() {
            @Override
            public boolean serves(String msisdn) {
                return msisdn.equals(MSISDN);
            }

            @Override
            public void deliver(MobileTerminated message, Consumer<DeliveryReport> report) {
                // Before it is seen to arrive: what the test says then is about the next one.
                DeliveryReport now = answer;
                arrived.add(message);
                report.accept(now);
            }
        };
        SmscSettings settings = new SmscSettings(0, "bipota", "bipota", 4, Duration.ofSeconds(2), Duration.ofMillis(20));
        smsc = new Smsc(settings, network, scheduler, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        smsc.close();
        scheduler.shutdownNow();
    }

    @Test
    void aDownloadReachesTheHandsetAndItsReceiptTheEsme() throws Exception {
        try (Esme esme = Esme.willing(smsc.port())) {
            String id = esme.submit(MSISDN, UDHI, 0x7F, 0xF6, 1, COMMAND_PACKET);

            MobileTerminated sms = arrived.poll(5, TimeUnit.SECONDS);
            assertThat(sms.isDataDownload()).isTrue();
            assertThat(sms.userDataHeader()).isTrue();
            assertThat(sms.userData()).isEqualTo(Octets.of(COMMAND_PACKET));
            assertThat(sms.origin().digits()).isEqualTo("10099");
            DeliverSm receipt = esme.next();
            assertThat(receipt.isSmscDeliveryReceipt()).isTrue();
            assertThat(receipt.getSourceAddr()).isEqualTo(MSISDN);
            assertThat(receipt.getDestAddress()).isEqualTo("10099");
            assertThat(new String(receipt.getShortMessage(), StandardCharsets.US_ASCII))
                    .matches("id:" + id + " sub:001 dlvrd:001 submit date:\\d{10} done date:\\d{10} stat:DELIVRD err:000 text:");
            assertThat(receipt.getOptionalParameter(OptionalParameter.Receipted_message_id.class).getValueAsString())
                    .isEqualTo(id);
            assertThat(receipt.getOptionalParameter(OptionalParameter.Message_state.class).getValue()).isEqualTo((byte) 2);
        }
    }

    @Test
    void noReceiptIsSentWhereNoneWasAskedFor() throws Exception {
        try (Esme esme = Esme.willing(smsc.port())) {
            esme.submit(MSISDN, UDHI, 0x7F, 0xF6, 0, COMMAND_PACKET);
            esme.submit(MSISDN, UDHI, 0x7F, 0xF6, 2, COMMAND_PACKET);
            String wanted = esme.submit(MSISDN, UDHI, 0x7F, 0xF6, 1, COMMAND_PACKET);

            DeliverSm only = esme.next();
            assertThat(only.getOptionalParameter(OptionalParameter.Receipted_message_id.class).getValueAsString())
                    .isEqualTo(wanted);
        }
    }

    @Test
    void anAbsentSubscriberGetsHisMessageWhenHeComesBack() throws Exception {
        answer = new DeliveryReport.Absent();
        try (Esme esme = Esme.willing(smsc.port())) {
            esme.submit(MSISDN, UDHI, 0x7F, 0xF6, 1, COMMAND_PACKET);
            arrived.poll(5, TimeUnit.SECONDS);
            assertThat(smsc.waitingFor(MSISDN)).isEqualTo(1);

            answer = new DeliveryReport.Delivered();
            smsc.present(MSISDN);

            assertThat(arrived.poll(5, TimeUnit.SECONDS)).isNotNull();
            assertThat(text(esme.next())).contains("stat:DELIVRD");
            assertThat(smsc.waitingFor(MSISDN)).isZero();
        }
    }

    @Test
    void whatExpiresIsReportedAsExpired() throws Exception {
        answer = new DeliveryReport.Absent();
        try (Esme esme = Esme.willing(smsc.port())) {
            esme.submit(MSISDN, UDHI, 0x7F, 0xF6, 1, COMMAND_PACKET);
            arrived.poll(5, TimeUnit.SECONDS);

            smsc.expire(MSISDN);

            DeliverSm receipt = esme.next();
            assertThat(text(receipt)).contains("stat:EXPIRED err:027");
            assertThat(receipt.getOptionalParameter(OptionalParameter.Message_state.class).getValue()).isEqualTo((byte) 3);
        }
    }

    @Test
    void aValidityPeriodEndsByItself() throws Exception {
        answer = new DeliveryReport.Absent();
        try (Esme esme = Esme.willing(smsc.port())) {
            esme.session().submitShortMessage("", TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, "10099",
                    TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, MSISDN, new ESMClass(UDHI), (byte) 0x7F,
                    (byte) 0, null, "000000000001000R", new RegisteredDelivery(1), (byte) 0,
                    new RawDataCoding((byte) 0xF6), (byte) 0, COMMAND_PACKET);

            assertThat(text(esme.next())).contains("stat:EXPIRED");
        }
    }

    @Test
    void aBusyCardGetsItAgainAndARefusalIsReportedWithItsCause() throws Exception {
        answer = new DeliveryReport.Refused(0xD4, true);
        try (Esme esme = Esme.willing(smsc.port())) {
            esme.submit(MSISDN, UDHI, 0x7F, 0xF6, 1, COMMAND_PACKET);
            assertThat(arrived.poll(5, TimeUnit.SECONDS)).isNotNull();
            assertThat(arrived.poll(5, TimeUnit.SECONDS)).as("the second attempt").isNotNull();

            answer = new DeliveryReport.Refused(0xD5, false);

            assertThat(text(esme.next())).contains("stat:UNDELIV err:213");
        }
    }

    @Test
    void aMessageFromAHandsetKeepsItsFields() throws Exception {
        try (Esme esme = Esme.willing(smsc.port())) {
            smsc.submit(new MobileOriginated(MSISDN, new Address(3, 0, "10099"), 0, 0xF6, true, Octets.of(COMMAND_PACKET)));

            DeliverSm message = esme.next();
            assertThat(message.getSourceAddr()).isEqualTo(MSISDN);
            assertThat(message.getSourceAddrTon()).isEqualTo((byte) 1);
            assertThat(message.getDestAddress()).isEqualTo("10099");
            assertThat(message.getDestAddrTon()).isEqualTo((byte) 3);
            assertThat(message.getEsmClass()).isEqualTo((byte) UDHI);
            assertThat(message.getDataCoding()).isEqualTo((byte) 0xF6);
            assertThat(message.getShortMessage()).isEqualTo(COMMAND_PACKET);
        }
    }

    @Test
    void aTemporaryErrorIsFollowedByTheSameMessageAndAPermanentOneByTheNext() throws Exception {
        AtomicInteger answers = new AtomicInteger();
        try (Esme esme = new Esme(smsc.port(), BindType.BIND_TRX, "bipota",
                message -> List.of(0x64, 0x58, 0x0B, 0).get(answers.getAndIncrement()))) {
            smsc.submit(request("01"));
            smsc.submit(request("02"));

            assertThat(esme.next().getShortMessage()).containsExactly(1);
            assertThat(esme.next().getShortMessage()).containsExactly(1);
            assertThat(esme.next().getShortMessage()).containsExactly(1);
            assertThat(esme.next().getShortMessage()).containsExactly(2);
        }
    }

    @Test
    void whatWasNotAcknowledgedIsSentAgainAfterTheNextBind() throws Exception {
        smsc.submit(request("01"));
        Esme[] first = new Esme[1];
        first[0] = new Esme(smsc.port(), BindType.BIND_TRX, "bipota", message -> {
            // Dies with the message in its hands: the link breaks before the response leaves.
            smsc.dropLinks();
            return 0;
        });
        assertThat(first[0].next().getShortMessage()).containsExactly(1);

        try (Esme second = Esme.willing(smsc.port())) {
            smsc.submit(request("02"));
            assertThat(second.next().getShortMessage()).containsExactly(1);
            assertThat(second.next().getShortMessage()).containsExactly(2);
        }
    }

    @Test
    void aPairOfSessionsReceivesOnTheOneAndSendsOnTheOther() throws Exception {
        try (Esme receiver = new Esme(smsc.port(), BindType.BIND_RX, "bipota", message -> 0)) {
            assertThat(smsc.bound()).isFalse();
            try (Esme transmitter = new Esme(smsc.port(), BindType.BIND_TX, "bipota", message -> 0)) {
                assertThat(smsc.awaitBound(Duration.ofSeconds(5))).isTrue();
                transmitter.submit(MSISDN, UDHI, 0x7F, 0xF6, 1, COMMAND_PACKET);
                assertThat(text(receiver.next())).contains("stat:DELIVRD");
            }
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownSubscriberAreRefused() throws Exception {
        assertThatThrownBy(() -> new Esme(smsc.port(), BindType.BIND_TRX, "wrong", message -> 0))
                .isInstanceOf(IOException.class);
        try (Esme esme = Esme.willing(smsc.port())) {
            assertThatThrownBy(() -> esme.submit("4915500000002", UDHI, 0x7F, 0xF6, 1, COMMAND_PACKET))
                    .isInstanceOfSatisfying(NegativeResponseException.class,
                            e -> assertThat(e.getCommandStatus()).isEqualTo(0x0B));
            assertThatThrownBy(() -> esme.submit(MSISDN, UDHI, 0x7F, 0xF6, 1, new byte[] {9, 0}))
                    .as("a header that is not whole").isInstanceOf(NegativeResponseException.class);
        }
    }

    @Test
    void aLongPayloadIsCutIntoConcatenatedMessagesWithOneReceipt() throws Exception {
        byte[] payload = new byte[300];
        payload[0] = 2;
        payload[1] = 0x70;
        payload[299] = 0x55;
        try (Esme esme = Esme.willing(smsc.port())) {
            esme.submit(MSISDN, UDHI, 0x7F, 0xF6, 1, new byte[0], new OptionalParameter.Message_payload(payload));

            Octets first = arrived.poll(5, TimeUnit.SECONDS).userData();
            Octets second = arrived.poll(5, TimeUnit.SECONDS).userData();
            Octets third = arrived.poll(5, TimeUnit.SECONDS).userData();
            assertThat(List.of(first.length(), second.length(), third.length())).containsExactly(140, 140, 6 + 31);
            assertThat(first.slice(0, 3).toHex()).isEqualTo("070003");
            assertThat(first.slice(4, 8).toHex()).isEqualTo("03017000");
            assertThat(second.slice(0, 3).toHex()).isEqualTo("050003");
            assertThat(second.slice(4, 6).toHex()).isEqualTo("0302");
            assertThat(third.at(36)).isEqualTo(0x55);
            assertThat(text(esme.next())).contains("stat:DELIVRD");
        }
    }

    @Test
    void sarParametersBecomeAConcatenationElement() throws Exception {
        try (Esme esme = Esme.willing(smsc.port())) {
            esme.submit(MSISDN, 0, 0x7F, 0xF6, 0, new byte[] {0x11, 0x22}, OptionalParameters.newSarMsgRefNum((short) 0x1234),
                    OptionalParameters.newSarTotalSegments(2), OptionalParameters.newSarSegmentSeqnum(2));

            MobileTerminated sms = arrived.poll(5, TimeUnit.SECONDS);
            assertThat(sms.userDataHeader()).isTrue();
            assertThat(sms.userData().toHex()).isEqualTo("06080412340202" + "1122");
        }
    }

    private static MobileOriginated request(String hex) {
        return new MobileOriginated(MSISDN, Address.international("10099"), 0, 4, false, Octets.ofHex(hex));
    }

    private static String text(DeliverSm message) {
        return new String(message.getShortMessage(), StandardCharsets.US_ASCII);
    }
}
