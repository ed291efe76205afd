package org.bipota.smpp.pdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.bipota.smpp.api.InboundShortMessage;
import org.junit.jupiter.api.Test;

class ShortMessageBodyTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String HEADER = "00000000" + "00000005" + "00000000" + "00000001";

    /*                                  type ton  npi  source       ton  npi  dest       */
    private static final String START = "00" + "01" + "01" + "3439313700" + "03" + "00" + "313030393900"
            /*  esm  pid  pri  sch  val  reg  rep  dcs  def  len  text   */
            + "40" + "7F" + "00" + "00" + "00" + "01" + "00" + "F6" + "00" + "03" + "027000";

    private static byte[] pdu(String body) {
        return HexFormat.of().parseHex(HEADER + body);
    }

    private static InboundShortMessage deliverSm(String body) throws MalformedBodyException {
        return ShortMessageBody.ofDeliverSm(pdu(body), "smsc", NOW);
    }

    @Test
    void everyFieldOfADeliverSmIsRead() throws Exception {
        InboundShortMessage message = deliverSm(START
                + "020C0002ABCD" + "020E000103" + "020F000102" + "001E0003414200" + "0427000105");

        assertThat(message.link()).isEqualTo("smsc");
        assertThat(message.source()).isEqualTo("4917");
        assertThat(message.sourceTon()).isEqualTo(1);
        assertThat(message.destination()).isEqualTo("10099");
        assertThat(message.esmClass()).isEqualTo(0x40);
        assertThat(message.protocolId()).isEqualTo(0x7F);
        assertThat(message.dataCoding()).isEqualTo(0xF6);
        assertThat(message.text()).containsExactly(2, 0x70, 0);
        assertThat(message.sarReference()).isEqualTo(0xABCD);
        assertThat(message.sarTotal()).isEqualTo(3);
        assertThat(message.sarSequence()).isEqualTo(2);
        assertThat(message.receiptedMessageId()).isEqualTo("AB");
        assertThat(message.messageState()).isEqualTo(5);
        assertThat(message.receivedAt()).isEqualTo(NOW);
    }

    @Test
    void withoutOptionalParametersTheyAreNull() throws Exception {
        InboundShortMessage message = deliverSm(START);

        assertThat(message.sarReference()).isNull();
        assertThat(message.sarTotal()).isNull();
        assertThat(message.sarSequence()).isNull();
        assertThat(message.receiptedMessageId()).isNull();
        assertThat(message.messageState()).isNull();
    }

    @Test
    void aMessagePayloadIsTheTextAlsoBeyond254Octets() throws Exception {
        byte[] payload = new byte[300];
        Arrays.fill(payload, (byte) 0x5A);

        InboundShortMessage message = deliverSm(START.substring(0, START.length() - 8) + "00"
                + "0424012C" + HexFormat.of().formatHex(payload));

        assertThat(message.text()).isEqualTo(payload);
    }

    @Test
    void aReceiptedMessageIdWithoutItsNullIsRead() throws Exception {
        assertThat(deliverSm(START + "001E00024142").receiptedMessageId()).isEqualTo("AB");
    }

    @Test
    void everyTruncationOfTheMandatoryPartIsRefused() {
        for (int length = 0; length < START.length() / 2; length++) {
            String cut = START.substring(0, 2 * length);
            assertThatThrownBy(() -> deliverSm(cut)).as("body of " + length + " octets")
                    .isInstanceOfSatisfying(MalformedBodyException.class, e -> assertThat(e.commandStatus())
                            .isIn(CommandStatus.INVALID_COMMAND_LENGTH, CommandStatus.INVALID_MESSAGE_LENGTH));
        }
    }

    @Test
    void everyTruncationOfAnOptionalParameterIsRefused() {
        String optional = "020C0002ABCD";
        for (int length = 1; length < optional.length() / 2; length++) {
            String cut = START + optional.substring(0, 2 * length);
            assertThatThrownBy(() -> deliverSm(cut)).as("optional part of " + length + " octets")
                    .isInstanceOfSatisfying(MalformedBodyException.class,
                            e -> assertThat(e.commandStatus()).isEqualTo(CommandStatus.INVALID_OPTIONAL_PART));
        }
    }

    @Test
    void theProblemNamesFieldAndOffset() {
        assertThatThrownBy(() -> deliverSm("0001013439")).isInstanceOf(MalformedBodyException.class)
                .hasMessage("source_addr at octet 19: the PDU ends before the closing null");
    }

    @Test
    void aDataSmIsReadWithItsLongerAddresses() throws Exception {
        String source = "31".repeat(64) + "00";
        InboundShortMessage message = ShortMessageBody.ofDataSm(
                pdu("00" + "0101" + source + "0300" + "313000" + "40" + "00" + "04" + "04240003027000"), "smsc", NOW);

        assertThat(message.source()).hasSize(64);
        assertThat(message.esmClass()).isEqualTo(0x40);
        assertThat(message.dataCoding()).isEqualTo(0x04);
        assertThat(message.text()).containsExactly(2, 0x70, 0);
    }

    @Test
    void aSubmitAnswerIsReadAsFarAsItGoes() {
        assertThat(SubmitAnswer.of(0x80000004, 0, pdu("41424300"))).isEqualTo(new SubmitAnswer(0, "ABC"));
        assertThat(SubmitAnswer.of(0x80000004, 0, pdu("414243"))).isEqualTo(new SubmitAnswer(0, "ABC"));
        assertThat(SubmitAnswer.of(0x80000004, 0x58, pdu(""))).isEqualTo(new SubmitAnswer(0x58, ""));
        assertThat(SubmitAnswer.of(0x80000000, 0, pdu(""))).isEqualTo(new SubmitAnswer(0xFF, ""));
    }

    @Test
    void onlyTheFourTemporaryStatusesAreTemporary() {
        assertThat(java.util.stream.IntStream.range(0, 0x400).filter(CommandStatus::isTemporary))
                .containsExactly(0x08, 0x14, 0x58, 0x64);
    }
}
