package org.bipota.ejb.application;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.persistence.PessimisticLockException;
import org.junit.jupiter.api.Test;

class HeldRowTest {

    @Test
    void aRowHeldByAnotherTransactionIsSeenThroughTheContainersWrappers() {
        assertThat(HeldRow.isCauseOf(new EJBException(new PessimisticLockException("held")))).isTrue();
        assertThat(HeldRow.isCauseOf(new EJBException(new IllegalStateException("else")))).isFalse();
    }

    @Test
    void causesThatGoInCirclesEnd() {
        RuntimeException first = new EJBException();
        RuntimeException second = new EJBException(first);
        first.initCause(second);

        assertThat(HeldRow.isCauseOf(first)).isFalse();
    }
}
