package org.bipota.smpp.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureNewsTest {

    private static final long NOW = Long.MAX_VALUE - 1;
    private static final long AGAIN = FailureNews.SAID_AGAIN_AFTER.toNanos();

    private final FailureNews news = new FailureNews();

    @Test
    void theSameFailureIsSaidOnceAndAgainAfterAWhile() {
        assertThat(news.isNews("refused", NOW)).isTrue();
        assertThat(news.isNews("refused", NOW + 1)).isFalse();
        assertThat(news.isNews("refused", NOW + AGAIN - 1)).isFalse();
        assertThat(news.isNews("refused", NOW + AGAIN)).isTrue();
        assertThat(news.isNews("refused", NOW + AGAIN + 1)).isFalse();
    }

    @Test
    void anotherReasonIsSaidAtOnce() {
        news.isNews("refused", NOW);

        assertThat(news.isNews("no route", NOW + 1)).isTrue();
        assertThat(news.isNews("refused", NOW + 2)).isTrue();
    }

    @Test
    void afterABindTheSameReasonIsNewsAgain() {
        news.isNews("refused", NOW);
        news.over();

        assertThat(news.isNews("refused", NOW + 1)).isTrue();
    }
}
