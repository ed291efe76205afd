package org.bipota.ejb.application.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bipota.ejb.application.campaign.TargetUploadResult.RejectedTarget;
import org.junit.jupiter.api.Test;

class TargetFileTest {

    private final Set<String> stored = new LinkedHashSet<>();
    private final List<Integer> batches = new ArrayList<>();

    @Test
    void numbersAreStoredOnceAndOthersRejectedWithTheirLine() throws IOException {
        TargetUploadResult result = read("49", "msisdn\r\n4917000000001\r\n\"+4917000000002\"\r\n01700000003\r\n\r\nnobody\r\n4917000000001\r\n");

        assertThat(stored).containsExactly("4917000000001", "4917000000002", "491700000003");
        assertThat(result.accepted()).isEqualTo(3);
        assertThat(result.duplicates()).isEqualTo(1);
        assertThat(result.rejected()).containsExactly(new RejectedTarget(6,
                "no subscriber's number: expected are 5 to 15 digits of an international number, or a national one"));
    }

    @Test
    void aNationalNumberNeedsACountryCode() throws IOException {
        assertThat(read(null, "msisdn\n01700000003").rejectedCount()).isEqualTo(1);
    }

    @Test
    void aFileOfAnyLengthIsStoredInBatches() throws IOException {
        TargetUploadResult result = read(null, "msisdn\n" + IntStream.range(0, 2_500)
                .mapToObj(i -> Integer.toString(10_000 + i)).collect(Collectors.joining("\n")));

        assertThat(result.accepted()).isEqualTo(2_500);
        assertThat(batches).containsExactly(0, 1_000, 1_000, 500);
    }

    @Test
    void whatWasStoredBeforeIsADuplicate() throws IOException {
        read(null, "msisdn\n10001\n10002");

        TargetUploadResult again = read(null, "msisdn\n10002\n10003");
        assertThat(again.accepted()).isEqualTo(1);
        assertThat(again.duplicates()).isEqualTo(1);
    }

    @Test
    void rejectedRowsAreCountedAndABoundedNumberIsListed() throws IOException {
        TargetUploadResult result = read(null, "msisdn\n" + "x\n".repeat(TargetFile.MAX_REPORTED + 5));

        assertThat(result.rejectedCount()).isEqualTo(TargetFile.MAX_REPORTED + 5);
        assertThat(result.rejected()).hasSize(TargetFile.MAX_REPORTED);
    }

    @Test
    void anotherHeaderIsRefusedAndNothingStored() {
        assertThatThrownBy(() -> read(null, "number\n10001")).isInstanceOf(CampaignException.class).hasMessageContaining("msisdn");
        assertThatThrownBy(() -> read(null, "")).isInstanceOf(CampaignException.class);
        assertThat(batches).isEmpty();
    }

    private TargetUploadResult read(String countryCode, String text) throws IOException {
        return new TargetFile(countryCode, msisdns -> {
            batches.add(msisdns.size());
            int before = stored.size();
            stored.addAll(msisdns);
            return stored.size() - before;
        }).read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
