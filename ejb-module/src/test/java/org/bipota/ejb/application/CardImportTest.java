package org.bipota.ejb.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bipota.ejb.application.CardFile.NumberedRow;
import org.bipota.ejb.application.CardImportResult.RejectedRow;
import org.junit.jupiter.api.Test;

class CardImportTest {

    private static final String KEY = "0123456789ABCDEFFEDCBA9876543210";
    private static final String BAD_FOR_THE_DATABASE = "8613800100002";

    private final List<String> stored = new ArrayList<>();

    private final CardImport cardImport = new CardImport(new CardImportTransaction() {
        @Override
        List<RejectedRow> store(List<NumberedRow> rows, String actor) {
            if (rows.stream().anyMatch(row -> row.card().msisdn().equals(BAD_FOR_THE_DATABASE))) {
                throw new IllegalStateException("rolled back");
            }
            rows.forEach(row -> stored.add(row.card().msisdn()));
            return List.of();
        }
    });

    @Test
    void rowThatRollsItsBatchBackHarmsNoOther() throws IOException {
        StringBuilder csv = new StringBuilder("iccid,msisdn,imsi,kic,kic_key,kid,kid_key,push_tar\n");
        for (int i = 1; i <= 3; i++) {
            csv.append("898600123456789000%d,861380010000%d,460001234567890,15,%s,15,%s,\n".formatted(i, i, KEY, KEY));
        }

        CardImportResult result = cardImport.importCsv(
                new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)), "admin");

        assertThat(stored).containsExactly("8613800100001", "8613800100003");
        assertThat(result.accepted()).isEqualTo(2);
        assertThat(result.rejected()).extracting(RejectedRow::line).containsExactly(3L);
    }
}
