package org.bipota.ejb.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.ejb.domain.ReceiptState.DELIVERED;
import static org.bipota.ejb.domain.ReceiptState.EXPIRED;
import static org.bipota.ejb.domain.ReceiptState.REJECTED;

import java.util.List;
import org.junit.jupiter.api.Test;

class PushFateTest {

    private static PartFate taken(int part, ReceiptState receipt) {
        return new PartFate(part, true, receipt);
    }

    private static PartFate unanswered(int part) {
        return new PartFate(part, false, null);
    }

    private static void assertOpen(PushFate fate) {
        assertThat(fate.delivered()).isFalse();
        assertThat(fate.undelivered()).isNull();
    }

    @Test
    void deliveredOnceEachPartIs() {
        assertOpen(PushFate.of(2, List.of(taken(1, DELIVERED), taken(2, null)), false));
        assertThat(PushFate.of(2, List.of(taken(1, DELIVERED), taken(2, DELIVERED)), false).delivered()).isTrue();
    }

    @Test
    void undeliveredAsSoonAsOnePartIsNot() {
        assertThat(PushFate.of(2, List.of(taken(1, null), taken(2, EXPIRED)), false).undelivered()).isEqualTo(EXPIRED);
    }

    @Test
    void oneDeliveredSubmissionOfAPartIsEnough() {
        List<PartFate> twice = List.of(taken(1, REJECTED), taken(1, DELIVERED));
        assertThat(PushFate.of(1, twice, false)).isEqualTo(new PushFate(true, null));
    }

    @Test
    void aPartIsNotUndeliveredWhileAnotherSubmissionOfItIsOpen() {
        assertOpen(PushFate.of(1, List.of(taken(1, REJECTED), taken(1, null)), false));
        assertThat(PushFate.of(1, List.of(taken(1, REJECTED), taken(1, EXPIRED)), false).undelivered()).isEqualTo(EXPIRED);
    }

    @Test
    void aSubmissionThatMayNeverHaveArrivedKeepsNothingOpen() {
        assertThat(PushFate.of(1, List.of(unanswered(1), taken(1, EXPIRED)), false).undelivered()).isEqualTo(EXPIRED);
    }

    @Test
    void nothingIsUndeliveredWhileTheRepeatIsOnItsWay() {
        assertOpen(PushFate.of(1, List.of(taken(1, EXPIRED)), true));
        assertThat(PushFate.of(1, List.of(taken(1, DELIVERED)), true).delivered()).isTrue();
    }
}
