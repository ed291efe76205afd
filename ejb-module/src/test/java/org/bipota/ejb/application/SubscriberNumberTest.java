package org.bipota.ejb.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubscriberNumberTest {

    @Test
    void internationalNumbersAreTakenAsTheyAre() {
        assertThat(SubscriberNumber.candidates("491701234567", 1, "49")).containsExactly("491701234567");
        assertThat(SubscriberNumber.candidates("+491701234567", 0, null)).containsExactly("491701234567");
        assertThat(SubscriberNumber.candidates("00491701234567", 0, null)).containsExactly("491701234567");
    }

    @Test
    void nationalNumbersGetTheCountryCode() {
        assertThat(SubscriberNumber.candidates("1701234567", 2, "49")).containsExactly("491701234567");
        assertThat(SubscriberNumber.candidates("01701234567", 2, "49")).containsExactly("491701234567");
        assertThat(SubscriberNumber.candidates("01701234567", 0, "49")).containsExactly("491701234567");
    }

    @Test
    void nationalNumbersWithoutACountryCodeAreNobodys() {
        assertThat(SubscriberNumber.candidates("1701234567", 2, null)).isEmpty();
    }

    @Test
    void numbersOfUnknownTypeMayBeEither() {
        assertThat(SubscriberNumber.candidates("13800010005", 0, "86")).containsExactly("13800010005", "8613800010005");
    }

    @Test
    void namesAndEndlessNumbersAreNobodys() {
        assertThat(SubscriberNumber.candidates("Company", 5, "49")).isEmpty();
        assertThat(SubscriberNumber.candidates("", 1, "49")).isEmpty();
        assertThat(SubscriberNumber.candidates("1234567890123456", 1, "49")).isEmpty();
    }
}
