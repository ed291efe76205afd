package org.bipota.ejb.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bipota.ejb.domain.MessagePriority;
import org.junit.jupiter.api.Test;

class SharesTest {

    private final Shares shares = new Shares();

    private void handOver(MessagePriority priority, int count) {
        for (int i = 0; i < count; i++) {
            shares.handedOver(priority);
        }
    }

    @Test
    void withRoomForAllTheUrgentAreClaimedFirst() {
        assertThat(shares.quotas(500, 50)).containsExactly(Quota.any(50));
    }

    @Test
    void campaignsFillHalfAndDownloadsThreeQuartersSoThatChecksFindRoom() {
        handOver(MessagePriority.CAMPAIGN, 45);
        assertThat(shares.quotas(100, 50)).containsExactly(Quota.of(MessagePriority.CHECK, 50),
                Quota.of(MessagePriority.DOWNLOAD, 30), Quota.of(MessagePriority.CAMPAIGN, 5));
        handOver(MessagePriority.CAMPAIGN, 5);
        handOver(MessagePriority.DOWNLOAD, 25);
        assertThat(shares.quotas(100, 50)).containsExactly(Quota.of(MessagePriority.CHECK, 25));
        handOver(MessagePriority.CHECK, 25);
        assertThat(shares.quotas(100, 50)).isEmpty();
    }

    @Test
    void everyEighthClaimBeginsWithTheLeastUrgent() {
        for (int i = 0; i < 7; i++) {
            assertThat(shares.quotas(500, 50)).containsExactly(Quota.any(50));
        }
        assertThat(shares.quotas(500, 50)).extracting(Quota::first)
                .containsExactly(MessagePriority.CAMPAIGN, MessagePriority.DOWNLOAD, MessagePriority.CHECK);
        assertThat(shares.quotas(500, 50)).containsExactly(Quota.any(50));
    }

    @Test
    void whatIsStoredMakesRoom() {
        handOver(MessagePriority.CAMPAIGN, 3);
        shares.stored(MessagePriority.CAMPAIGN);
        assertThat(shares.inFlight()).isEqualTo(2);
    }

    @Test
    void noRoomIsNoClaim() {
        assertThat(shares.quotas(0, 50)).isEqualTo(List.of());
    }

    @Test
    void eachPriorityGoesEvenWhereOnlyOneMessageMayBeOnItsWay() {
        assertThat(shares.quotas(1, 50)).containsExactly(Quota.any(1));
    }
}
