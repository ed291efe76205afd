package org.bipota.ejb.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageIdsTest {

    @Test
    void caseAndLeadingZerosDoNotMatter() {
        assertThat(MessageIds.key("000AbC1")).isEqualTo("abc1");
        assertThat(MessageIds.key("0000")).isEqualTo("0");
    }

    @Test
    void decimalReceiptMatchesTheHexadecimalSubmission() {
        assertThat(MessageIds.candidates("0000043969")).contains(MessageIds.key("ABC1"));
    }

    @Test
    void hexadecimalReceiptMatchesTheDecimalSubmission() {
        assertThat(MessageIds.candidates("ABC1")).contains(MessageIds.key("43969"));
    }

    @Test
    void theIdAsItIsComesFirst() {
        assertThat(MessageIds.candidates("10")).containsExactly("10", "a", "16");
    }

    @Test
    void idsThatAreNoNumbersAreTakenAsTheyAre() {
        assertThat(MessageIds.candidates("msg-0017")).containsExactly("msg-0017");
    }
}
