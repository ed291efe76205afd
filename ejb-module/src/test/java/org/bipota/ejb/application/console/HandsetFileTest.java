package org.bipota.ejb.application.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bipota.ejb.application.CardImportResult.RejectedRow;
import org.junit.jupiter.api.Test;

class HandsetFileTest {

    private final List<HandsetModel> stored = new ArrayList<>();

    private HandsetImportResult read(String csv) throws IOException {
        return HandsetFile.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), stored::addAll);
    }

    @Test
    void goodRowsAreStoredAndBadOnesReportedWithLineAndReason() throws IOException {
        HandsetImportResult result = read("""
                TAC,Manufacturer,Model
                35824005,Nokia,"E71, silver"
                3582400,Nokia,E71

                35824006,,E72
                35824007,Nokia,"open
                35824008,华为,Mate 60
                """);

        assertThat(stored).containsExactly(new HandsetModel("35824005", "Nokia", "E71, silver"),
                new HandsetModel("35824008", "华为", "Mate 60"));
        assertThat(result.accepted()).isEqualTo(2);
        assertThat(result.rejected()).extracting(RejectedRow::line).containsExactly(3L, 5L, 6L);
        assertThat(result.rejected().get(0).reason()).contains("eight digits");
    }

    @Test
    void ofATacThatComesTwiceTheLaterRowCounts() throws IOException {
        read("tac,manufacturer,model\n35824005,Nokia,old\n35824005,Nokia,new\n");

        assertThat(stored).containsExactly(new HandsetModel("35824005", "Nokia", "new"));
    }

    @Test
    void anotherHeaderIsRefusedAsAWhole() {
        assertThatThrownBy(() -> read("model,tac\n")).isInstanceOf(HandsetFileException.class)
                .hasMessageContaining("tac,manufacturer,model");
        assertThatThrownBy(() -> read("")).isInstanceOf(HandsetFileException.class);
        assertThat(stored).isEmpty();
    }

    @Test
    void aLongFileIsStoredInBatches() throws IOException {
        StringBuilder csv = new StringBuilder("tac,manufacturer,model\n");
        for (int i = 0; i < HandsetFile.BATCH_ROWS * 2 + 1; i++) {
            csv.append(35000000 + i).append(",Maker,Model\n");
        }
        List<Integer> batches = new ArrayList<>();
        HandsetFile.read(new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)), rows -> batches.add(rows.size()));

        assertThat(batches).containsExactly(HandsetFile.BATCH_ROWS, HandsetFile.BATCH_ROWS, 1);
    }
}
