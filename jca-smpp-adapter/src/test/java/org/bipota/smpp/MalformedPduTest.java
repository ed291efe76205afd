package org.bipota.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bipota.smpp.api.InboundShortMessage;
import org.bipota.smpp.api.LinkStatus;
import org.bipota.smpp.testing.RawSmsc;
import org.bipota.smpp.testing.TestAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class MalformedPduTest {

    private static final int DELIVER_SM = 0x05;
    private static final int DELIVER_SM_RESP = 0x80000005;
    private static final int DATA_SM = 0x103;
    private static final int DATA_SM_RESP = 0x80000103;
    private static final int ALERT_NOTIFICATION = 0x102;
    private static final int ENQUIRE_LINK = 0x15;
    private static final int ENQUIRE_LINK_RESP = 0x80000015;
    private static final int GENERIC_NACK = 0x80000000;

    /*                                       type ton npi source     ton npi dest      esm pid pri sch val reg rep dcs def len text */
    private static final String GOOD_BODY = "00" + "01" + "01" + "34393100" + "00" + "01" + "313000"
            + "40" + "00" + "00" + "00" + "00" + "00" + "00" + "04" + "00" + "03" + "027000";

    private RawSmsc smsc;
    private TestAdapter adapter;
    private final BlockingQueue<List<InboundShortMessage>> received = new LinkedBlockingQueue<>();

    @BeforeEach
    void bind() throws Exception {
        smsc = new RawSmsc();
        adapter = new TestAdapter(smsc.port());
        adapter.adapter.setResponseTimeoutMillis(500);
        adapter.start(received::add);
        smsc.acceptBind();
        adapter.awaitState(LinkStatus.State.BOUND);
    }

    @AfterEach
    void stop() throws Exception {
        smsc.close();
        adapter.close();
    }

    private void theLinkStillWorks() throws Exception {
        smsc.send(DELIVER_SM, 0, 99, GOOD_BODY);
        RawSmsc.Pdu answer = smsc.read();
        assertThat(answer).isEqualTo(new RawSmsc.Pdu(DELIVER_SM_RESP, 0, 99, "00"));
        assertThat(received.poll(10, TimeUnit.SECONDS).get(0).source()).isEqualTo("491");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // what                           | status | body
        "an empty body,                     02, ''",
        "a body that ends in an address,    02, 0001013439",
        "an address of 22 octets,           0A, 00010131323334353637383930313233343536373839303132000000",
        "sm_length beyond the end,          01, 0001013439310000013130004000000000000004000A0270",
        "sm_length 255,                     01, 000101343931000001313000400000000000000400FF0270",
        "an optional parameter cut short,   C0, 0001013439310000013130004000000000000004000104000C0A",
        "an optional parameter too long,    C0, 00010134393100000131300040000000000000040000042400FF41",
        "sar_total_segments of two octets,  C2, 000101343931000001313000400000000000000400 00 020E 0002 0103",
    })
    void aMalformedBodyIsAnsweredWithItsStatusAndTheLinkStaysUp(String what, String status, String body) throws Exception {
        smsc.send(DELIVER_SM, 0, 7, body.replace(" ", ""));

        assertThat(smsc.read()).isEqualTo(new RawSmsc.Pdu(DELIVER_SM_RESP, Integer.parseInt(status, 16), 7, "00"));
        theLinkStillWorks();
    }

    @Test
    void anUnknownCommandIsAnsweredWithAGenericNackAndTheLinkStaysUp() throws Exception {
        smsc.send(0x00000777, 0, 8, "0102030405");

        assertThat(smsc.read()).isEqualTo(new RawSmsc.Pdu(GENERIC_NACK, 0x03, 8, ""));
        theLinkStillWorks();
    }

    @Test
    void aResponseNobodyAskedForIsIgnored() throws Exception {
        smsc.send(0x80000004, 0, 4711, "414200");
        smsc.send(GENERIC_NACK, 3, 4712, "");

        theLinkStillWorks();
    }

    @Test
    void aPduThatArrivesInPiecesIsRead() throws Exception {
        smsc.drop(); // nobody would answer the unbind
        adapter.close();
        adapter = new TestAdapter(smsc.port());
        adapter.adapter.setEnquireLinkMillis(100);
        adapter.start(received::add);
        smsc.acceptBind();
        String pdu = "%08X0000000500000000%08X".formatted(16 + GOOD_BODY.length() / 2, 5) + GOOD_BODY;
        smsc.sendHex(pdu.substring(0, 20));
        assertThat(smsc.read().commandId()).as("the read timeout passed within the header").isEqualTo(0x15);
        smsc.sendHex(pdu.substring(20, 50));
        assertThat(received).isEmpty();
        smsc.sendHex(pdu.substring(50));

        assertThat(smsc.read()).isEqualTo(new RawSmsc.Pdu(DELIVER_SM_RESP, 0, 5, "00"));
    }

    @ParameterizedTest
    @CsvSource({"0000000F", "00000000", "FFFFFFFF", "7FFFFFFF", "00011171"})
    void anImpossibleLengthIsAnsweredWithAGenericNackAndTheLinkIsBoundAnew(String length) throws Exception {
        smsc.sendHex(length + "000000050000000000000001");

        assertThat(smsc.read()).isEqualTo(new RawSmsc.Pdu(GENERIC_NACK, 0x02, 0, ""));
        assertThat(smsc.seesEnd()).isTrue();
        smsc.acceptBind();
        theLinkStillWorks();
        assertThat(adapter.link().lastError()).startsWith("command_length " + Integer.parseUnsignedInt(length, 16));
    }

    @Test
    void aDataSmIsAnsweredWithDataSmRespAfterTheCommitAndOptionalParametersNobodyKnowsAreSkipped() throws Exception {
        CountDownLatch committing = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        adapter.container.transactions.duringCommit = () -> {
            committing.countDown();
            await(mayCommit);
        };
        //                       type ton  npi  source     ton  npi  dest     esm  reg  dcs
        smsc.send(DATA_SM, 0, 21, "00" + "01" + "01" + "34393100" + "00" + "01" + "313000" + "40" + "00" + "F6"
                + "1400 0003 AABBCC 1401 0000 0424 0003 027000 3FFF 0001 09".replace(" ", ""));
        assertThat(committing.await(10, TimeUnit.SECONDS)).isTrue();
        smsc.send(ENQUIRE_LINK, 0, 22, "");
        assertThat(smsc.read()).as("nothing leaves before").isEqualTo(new RawSmsc.Pdu(ENQUIRE_LINK_RESP, 0, 22, ""));

        mayCommit.countDown();

        assertThat(smsc.read()).isEqualTo(new RawSmsc.Pdu(DATA_SM_RESP, 0, 21, "00"));
        InboundShortMessage message = received.poll(10, TimeUnit.SECONDS).get(0);
        assertThat(message.text()).containsExactly(2, 0x70, 0);
        assertThat(message.dataCoding()).isEqualTo(0xF6);
        assertThat(message.hasUserDataHeader()).isTrue();
        adapter.container.transactions.duringCommit = () -> { };
        theLinkStillWorks();
    }

    @Test
    void anAlertNotificationIsIgnoredWithoutAnswer() throws Exception {
        smsc.send(ALERT_NOTIFICATION, 0, 9, "010134393100" + "00013130" + "00" + "0422000100");
        smsc.send(ALERT_NOTIFICATION, 0, 10, "FF");

        theLinkStillWorks();
    }

    @Test
    void bodiesOfRandomOctetsAreEachAnsweredOnceAndCostNothingElse() throws Exception {
        long seed = 20260719;
        Random random = new Random(seed);
        int messages = 300;
        for (int sequence = 1; sequence <= messages; sequence++) {
            byte[] body = new byte[random.nextInt(90)];
            random.nextBytes(body);
            int zeros = random.nextInt(body.length + 1); // so that some get further than the first field
            Arrays.fill(body, 0, zeros, (byte) 0);
            smsc.send(random.nextBoolean() ? DELIVER_SM : DATA_SM, 0, sequence, HexFormat.of().formatHex(body));
        }

        BitSet answered = new BitSet();
        for (int i = 0; i < messages; i++) {
            RawSmsc.Pdu answer = smsc.read();
            assertThat(answer.commandId()).as("seed %d", seed).isIn(DELIVER_SM_RESP, DATA_SM_RESP);
            assertThat(answered.get(answer.sequence())).as("seed %d, %s answered before", seed, answer).isFalse();
            answered.set(answer.sequence());
        }
        assertThat(answered.cardinality()).isEqualTo(messages);
        received.clear();
        theLinkStillWorks();
    }

    @Test
    void aPeerThatIsNoSmscIsLeftWithTheReasonAndTriedAgain() throws Exception {
        smsc.drop();
        smsc.accept();
        assertThat(smsc.read().commandId()).isEqualTo(0x09);
        smsc.sendHex(HexFormat.of().formatHex("HTTP/1.1 400 Bad Request\r\n".getBytes()));

        assertThat(smsc.seesEnd()).isTrue();
        smsc.acceptBind();
        adapter.awaitState(LinkStatus.State.BOUND);
        assertThat(adapter.link().lastError()).startsWith("command_length " + 0x48545450);
    }

    @Test
    void aPeerThatNeverAnswersTheBindIsLeftAfterTheBindTimeout() throws Exception {
        smsc.drop();
        adapter.close();
        adapter = new TestAdapter(smsc.port());
        adapter.adapter.setBindTimeoutMillis(200);
        adapter.start(received::add);
        smsc.accept();
        assertThat(smsc.read().commandId()).isEqualTo(0x09);

        assertThat(smsc.seesEnd()).isTrue();
        smsc.acceptBind();
        theLinkStillWorks();
    }

    @Test
    void aConnectionThatEndsWithinAPduIsSaidSoAndBoundAnew() throws Exception {
        smsc.sendHex("00000030" + "00000005");
        smsc.drop();

        smsc.acceptBind();
        theLinkStillWorks();
        assertThat(adapter.link().lastError()).isEqualTo("the SMSC closed the connection in the midst of a PDU");
    }

    @Test
    void aMessageBeforeTheBindIsAnsweredIsRefused() throws Exception {
        smsc.drop();
        smsc.accept();
        RawSmsc.Pdu bind = smsc.read();
        smsc.send(DELIVER_SM, 0, 3, GOOD_BODY);
        assertThat(smsc.read()).isEqualTo(new RawSmsc.Pdu(DELIVER_SM_RESP, 4, 3, "00"));

        smsc.send(bind.commandId() | 0x80000000, 0, bind.sequence(), "736D736300");
        theLinkStillWorks();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the test forgot its latch");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
