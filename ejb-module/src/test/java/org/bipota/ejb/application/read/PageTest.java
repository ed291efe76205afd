package org.bipota.ejb.application.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void pageWithMoreBehindItNamesItsLastItem() {
        assertThat(Page.of(List.of("a", "b", "c"), 2, Function.identity())).isEqualTo(new Page<>(List.of("a", "b"), "b"));
    }

    @Test
    void lastPageHasNoNext() {
        assertThat(Page.of(List.of("a", "b"), 2, Function.identity())).isEqualTo(new Page<>(List.of("a", "b"), null));
        assertThat(Page.of(List.<String>of(), 2, Function.identity())).isEqualTo(new Page<>(List.of(), null));
    }

    @Test
    void pagesOfAListInMemoryNeitherRepeatNorLeaveOut() {
        List<String> all = List.of("a", "b", "c", "d", "e");

        Page<String> first = TrafficQueries.page(all, null, 2, Function.identity());
        Page<String> second = TrafficQueries.page(all, first.next(), 2, Function.identity());
        Page<String> third = TrafficQueries.page(all, second.next(), 2, Function.identity());

        assertThat(first.items()).containsExactly("a", "b");
        assertThat(second.items()).containsExactly("c", "d");
        assertThat(third).isEqualTo(new Page<>(List.of("e"), null));
    }
}
