package org.bipota.ejb.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.bipota.ejb.domain.ReceiptState;
import org.bipota.smpp.api.InboundShortMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Receipts as vendors write them. */
class DeliveryReceiptTest {

    private static InboundShortMessage message(int esmClass, String text, String id, Integer state) {
        return new InboundShortMessage("main", "4917000000001", 1, "10099", esmClass, 0, 0,
                text.getBytes(StandardCharsets.ISO_8859_1), null, null, null, id, state, Instant.EPOCH);
    }

    private static Optional<DeliveryReceipt> read(int esmClass, String text, String id, Integer state) {
        return DeliveryReceipt.read(message(esmClass, text, id, state));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            id:7F3A sub:001 dlvrd:001 submit date:2601011200 done date:2601011201 stat:DELIVRD err:000 text:hi | 7F3A | DELIVERED
            ID: 0000012345 SUB:001 DLVRD:001 SUBMIT DATE:2601011200 DONE DATE:2601011201 STAT: EXPIRED ERR:000 | 0000012345 | EXPIRED
            Id:a-b_c Stat:Undeliverable Err:034 Text:                                                          | a-b_c | UNDELIVERABLE
            id:1 stat:UNDELIVERED                                                                              | 1     | UNDELIVERABLE
            id:1 stat:UNDELIV                                                                                  | 1     | UNDELIVERABLE
            id:1 stat:DELIVERED                                                                                | 1     | DELIVERED
            id:1 stat:REJECTD                                                                                  | 1     | REJECTED
            id:1 stat:rejected                                                                                 | 1     | REJECTED
            id=1 status=DELETED                                                                                | 1     | DELETED
            id:1 state:UNKNOWN                                                                                 | 1     | UNKNOWN
            id:1 stat:SKIPPED                                                                                  | 1     | SKIPPED
            id:1 stat:ENROUTE                                                                                  | 1     |
            id:1 stat:ACCEPTD                                                                                  | 1     |
            id:1 stat:SCHEDULED                                                                                | 1     |
            id:1 stat:BUFFERED                                                                                 | 1     |
            """)
    void theTextSaysIdAndState(String text, String id, ReceiptState state) {
        assertThat(read(0x04, text, null, null)).contains(new DeliveryReceipt(id, state));
    }

    @ParameterizedTest
    @CsvSource({"0,", "1,", "2,DELIVERED", "3,EXPIRED", "4,DELETED", "5,UNDELIVERABLE", "6,", "7,UNKNOWN", "8,REJECTED", "9,SKIPPED"})
    void theParametersSayIdAndStateWhateverTheTextSays(int number, ReceiptState state) {
        assertThat(read(0x04, "id:999 stat:DELIVRD", "7F3A", number)).contains(new DeliveryReceipt("7F3A", state));
    }

    @Test
    void aStateNobodyKnowsIsReadFromTheText() {
        assertThat(read(0x04, "id:1 stat:EXPIRED", "1", 34)).contains(new DeliveryReceipt("1", ReceiptState.EXPIRED));
        assertThat(read(0x04, "", "1", 34)).contains(new DeliveryReceipt("1", null));
    }

    @Test
    void oneMayBeInTheParametersAndTheOtherInTheText() {
        assertThat(read(0x04, "stat:DELIVRD", "7F3A", null)).contains(new DeliveryReceipt("7F3A", ReceiptState.DELIVERED));
        assertThat(read(0x04, "id:7F3A", null, 2)).contains(new DeliveryReceipt("7F3A", ReceiptState.DELIVERED));
    }

    @Test
    void anIntermediateNotificationSaysNothingFinal() {
        assertThat(read(0x20, "id:1 stat:DELIVRD", null, null)).contains(new DeliveryReceipt("1", null));
    }

    @Test
    void whatTheUserWroteIsNoPartOfTheReceipt() {
        assertThat(read(0x04, "id:1 stat:EXPIRED text:id:2 stat:DELIVRD", null, null))
                .contains(new DeliveryReceipt("1", ReceiptState.EXPIRED));
        assertThat(read(0x04, "id:1 err:000 text:stat:DELIVRD", null, null)).isEmpty();
    }

    @Test
    void withoutMessageOrStateItIsNoReceipt() {
        assertThat(read(0x04, "hello", null, null)).isEmpty();
        assertThat(read(0x04, "id:1", null, null)).isEmpty();
        assertThat(read(0x04, "stat:DELIVRD", "", 2)).isEmpty();
        assertThat(read(0x04, "id:" + "1".repeat(65) + " stat:DELIVRD", null, null)).isEmpty();
    }

    @Test
    void anSmscThatLeavesTheEsmClassZeroNamesMessageAndState() {
        assertThat(message(0, "", "7F3A", 2).isReceipt()).isTrue();
        assertThat(message(0x40, "", null, null).isReceipt()).isFalse();
        assertThat(message(0, "", "7F3A", null).isReceipt()).isFalse();
    }
}
