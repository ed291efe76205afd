package org.bipota.simulator.handset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.Imei;
import org.bipota.simulator.handset.HandsetBehaviour.Download;
import org.bipota.simulator.smsc.Address;
import org.bipota.simulator.smsc.DeliveryReport;
import org.bipota.simulator.smsc.MobileTerminated;
import org.bipota.simulator.smsc.SmscSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HandsetTest {

    private static final String MSISDN = "8613800100500";
    private static final TerminalModel MODEL =
            new TerminalModel(Imei.ofDigits("123456789012345"), TerminalModel.WITH_BIP);

    private final List<String> events = Collections.synchronizedList(new ArrayList<>());
    private final BlockingQueue<DeliveryReport> reports = new LinkedBlockingQueue<>();
    private volatile int statusWord = 0x9000;
    private HandsetNetwork network;

    @BeforeEach
    void start() throws IOException {
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T14:05:09Z"), ZoneOffset.UTC);
        network = new HandsetNetwork(SmscSettings.onPort(0), 2, clock);
    }

    @AfterEach
    void stop() {
        network.close();
    }

    @Test
    void aHandsetThatIsOffIsAbsent() throws Exception {
        handset(HandsetBehaviour.WILLING);
        assertThat(deliver(download())).isInstanceOf(DeliveryReport.Absent.class);
    }

    @Test
    void theCardGetsTheWholeTpdu() throws Exception {
        Handset handset = handset(HandsetBehaviour.WILLING);
        handset.powerOn();

        assertThat(deliver(download())).isInstanceOf(DeliveryReport.Delivered.class);
        //      devices      SMSC                         TPDU: first octet, TP-OA, TP-PID, TP-DCS
        String envelope = "82028381" + "060791945105000000" + "8B19" + "44" + "0D91683108100005F0" + "7F" + "F6"
                // TP-SCTS, TP-UDL, TP-UD
                + "62112241509000" + "05" + "0270000301";
        assertThat(events).containsExactly("power on", "D128" + envelope);
        assertThat(handset.smsForCard()).isEqualTo(1);
        assertThat(handset.firstDownload()).isPresent();
    }

    @Test
    void aTextIsForTheUserAndNotForTheCard() throws Exception {
        Handset handset = handset(HandsetBehaviour.WILLING);
        handset.powerOn();
        MobileTerminated text = new MobileTerminated(Address.international(MSISDN), MSISDN, 0, 0, false, false,
                Octets.ofHex("48656C6C6F"));

        assertThat(deliver(text)).isInstanceOf(DeliveryReport.Delivered.class);

        CompletableFuture<List<MobileTerminated>> inbox = new CompletableFuture<>();
        handset.readInbox(inbox::complete);
        assertThat(inbox.get(5, TimeUnit.SECONDS)).containsExactly(text);
        assertThat(events).containsExactly("power on");
    }

    @Test
    void aBusyCardIsTemporaryAndAnErrorIsNot() throws Exception {
        handset(HandsetBehaviour.WILLING).powerOn();
        statusWord = 0x9300;
        assertThat(deliver(download())).isEqualTo(new DeliveryReport.Refused(0xD4, true));
        statusWord = 0x6F00;
        assertThat(deliver(download())).isEqualTo(new DeliveryReport.Refused(0xD5, false));
        statusWord = 0x9123;
        assertThat(deliver(download())).isInstanceOf(DeliveryReport.Delivered.class);
    }

    @Test
    void whatIsHeldIsAcknowledgedAtOnceAndReachesTheCardOnConfirmation() throws Exception {
        Handset handset = handset(HandsetBehaviour.WILLING.with(Download.HELD));
        handset.powerOn();
        assertThat(deliver(download())).isInstanceOf(DeliveryReport.Delivered.class);
        assertThat(events).containsExactly("power on");

        handset.confirm();
        deliver(download());

        assertThat(events).hasSize(3);
    }

    @Test
    void whatIsSwallowedIsAcknowledgedAndGone() throws Exception {
        Handset handset = handset(HandsetBehaviour.WILLING.with(Download.SWALLOWED));
        handset.powerOn();
        assertThat(deliver(download())).isInstanceOf(DeliveryReport.Delivered.class);
        handset.moveTo(MODEL, HandsetBehaviour.WILLING);
        deliver(download());
        assertThat(events).hasSize(3).startsWith("power on", "power on");
    }

    @Test
    void aCardThatFailsIsRememberedAndHarmsNoOther() throws Exception {
        Handset failing = network.add("8613800100501", terminal -> new RecordingCard(events) {
            @Override
            public void powerOn(Octets terminalProfile) {
                throw new IllegalStateException("broken");
            }
        }, MODEL, HandsetBehaviour.WILLING, 1);
        handset(HandsetBehaviour.WILLING).powerOn();
        failing.powerOn();

        assertThat(deliver(download())).isInstanceOf(DeliveryReport.Delivered.class);
        CompletableFuture<List<MobileTerminated>> after = new CompletableFuture<>();
        failing.readInbox(after::complete);
        after.get(5, TimeUnit.SECONDS);
        assertThat(failing.fault()).hasValueSatisfying(fault -> assertThat(fault).contains("broken"));
    }

    private Handset handset(HandsetBehaviour behaviour) {
        return network.add(MSISDN, terminal -> new RecordingCard(events) {
            @Override
            public int envelope(Octets envelope) {
                super.envelope(envelope);
                return statusWord;
            }
        }, MODEL, behaviour, 1);
    }

    private DeliveryReport deliver(MobileTerminated sms) throws InterruptedException {
        network.deliver(sms, reports::add);
        return reports.poll(5, TimeUnit.SECONDS);
    }

    private static MobileTerminated download() {
        return new MobileTerminated(Address.international(MSISDN), MSISDN, 0x7F, 0xF6, true, false,
                Octets.ofHex("0270000301"));
    }
}
