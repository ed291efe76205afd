package org.bipota.ejb.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bipota.ejb.application.CardFile.NumberedRow;
import org.bipota.ejb.application.CardImportResult.RejectedRow;
import org.junit.jupiter.api.Test;

class CardFileTest {

    private static final String HEADER = "iccid,msisdn,imsi,kic,kic_key,kid,kid_key,push_tar\n";
    private static final String KEY = "0123456789ABCDEFFEDCBA9876543210";

    private final List<NumberedRow> stored = new ArrayList<>();

    private static String row(int number) {
        return "89860012345678%05d,86138001%05d,460001234567890,15,%s,15,%s,\n".formatted(number, number, KEY, KEY);
    }

    private CardImportResult read(String text) throws IOException {
        return CardFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), CardRowFormat::open, rows -> {
            stored.addAll(rows);
            return List.of();
        });
    }

    @Test
    void goodRowsAreKeptAndBadOnesReportedWithLineAndReason() throws IOException {
        CardImportResult result = read(HEADER + row(1) + "nonsense\n\n" + "\"" + row(2) + row(3));

        assertThat(stored).extracting(NumberedRow::line).containsExactly(2L, 6L);
        assertThat(result.accepted()).isEqualTo(2);
        assertThat(result.rejectedCount()).isEqualTo(2);
        assertThat(result.rejected()).extracting(RejectedRow::line).containsExactly(3L, 5L);
        assertThat(result.rejected().get(0).reason()).contains("1 columns");
    }

    @Test
    void anotherHeaderStoresNothing() {
        for (String header : List.of("", "msisdn,iccid\n", HEADER.replace("push_tar", "tar"), HEADER.replace(",", ";"), "\"")) {
            assertThatThrownBy(() -> read(header + row(1)))
                    .isInstanceOf(CardFileException.class)
                    .hasMessageContaining("iccid,msisdn,imsi,kic,kic_key,kid,kid_key,push_tar");
        }
        assertThat(stored).isEmpty();
    }

    @Test
    void rowsAreHandedOverInBatches() throws IOException {
        List<Integer> sizes = new ArrayList<>();
        String text = HEADER + IntStream.rangeClosed(1, CardFile.BATCH_ROWS + 1).mapToObj(CardFileTest::row)
                .collect(Collectors.joining());

        CardFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), CardRowFormat::open, rows -> {
            sizes.add(rows.size());
            return List.of();
        });

        assertThat(sizes).containsExactly(CardFile.BATCH_ROWS, 1);
    }

    @Test
    void cardThatComesTwiceIsStoredInTheOrderOfTheFile() throws IOException {
        List<List<Long>> batches = new ArrayList<>();
        String text = HEADER + row(1) + row(2) + row(1) + row(3) + row(3);

        CardFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), CardRowFormat::open, rows -> {
            batches.add(rows.stream().map(NumberedRow::line).toList());
            return List.of();
        });

        assertThat(batches).containsExactly(List.of(2L, 3L), List.of(4L, 5L), List.of(6L));
    }

    @Test
    void rowThatCannotBeStoredIsReportedInTheOrderOfTheFile() throws IOException {
        String text = HEADER + row(1) + row(2) + "nonsense\n";

        CardImportResult result = CardFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), CardRowFormat::open,
                rows -> List.of(new RejectedRow(3, "taken")));

        assertThat(result.accepted()).isEqualTo(1);
        assertThat(result.rejected()).extracting(RejectedRow::line).containsExactly(3L, 4L);
    }

    @Test
    void manyBadRowsAreCountedAndNotAllReported() throws IOException {
        CardImportResult result = read(HEADER + "x\n".repeat(CardFile.MAX_REPORTED + 5));

        assertThat(result.rejected()).hasSize(CardFile.MAX_REPORTED);
        assertThat(result.rejectedCount()).isEqualTo(CardFile.MAX_REPORTED + 5);
    }

    @Test
    void emptyFileWithHeaderIsNoError() throws IOException {
        assertThat(read(HEADER)).isEqualTo(new CardImportResult(0, List.of(), 0));
    }
}
