package org.bipota.ejb.application.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Pages of a campaign's downloads, one of each state, become one page. */
class DownloadLinesTest {

    private static Slice<DownloadLine> page(String previous, String next, long... ids) {
        return new Slice<>(LongStream.of(ids).mapToObj(id -> new DownloadLine(id, 1L, "491701", "c", 1, 7L, "BIP", "DONE", 1, 1, 1,
                1, null, Instant.EPOCH, null)).toList(), previous, next);
    }

    private static List<Long> ids(Slice<DownloadLine> page) {
        return page.items().stream().map(DownloadLine::id).toList();
    }

    @Test
    void theNewestOfAllStatesComeFirst() {
        Slice<DownloadLine> merged = DownloadLines.merged(List.of(page(null, "5", 9, 5), page(null, null, 8)), Position.START, 2);

        assertThat(ids(merged)).containsExactly(9L, 8L);
        assertThat(merged.next()).isEqualTo("8");
        assertThat(merged.previous()).isNull();
    }

    @Test
    void backwardsTheRowsNearestToTheOneThatWasLeftAreShown() {
        Slice<DownloadLine> merged = DownloadLines.merged(
                List.of(page("12", "11", 12, 11), page(null, "10", 10)), new Position(null, "9"), 2);

        assertThat(ids(merged)).containsExactly(11L, 10L);
        assertThat(merged.previous()).isEqualTo("11");
        assertThat(merged.next()).isEqualTo("10");
    }

    @Test
    void theLastPageLeadsBackOnly() {
        Slice<DownloadLine> merged = DownloadLines.merged(List.of(page("3", null, 3), page(null, null)), new Position("4", null), 2);

        assertThat(ids(merged)).containsExactly(3L);
        assertThat(merged.previous()).isEqualTo("3");
        assertThat(merged.next()).isNull();
    }
}
