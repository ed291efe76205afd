package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import org.bipota.protocol.Octets;
import org.bipota.protocol.cattp.CatTpSettings;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.simulator.card.DownloadTrial.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole downloads onto the real applet, over networks as they are. */
class DownloadTest {

    private static final int WHOLE = 32_768;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everythingArrivesOverANetworkThatLosesRepeatsAndOvertakes(long seed) {
        Octets content = StoreData.content(WHOLE, seed);
        DownloadTrial trial = new DownloadTrial(TestCard.known(), StoreData.packets(content, 200, 4), Network.BAD, seed);

        trial.push();
        trial.run();

        // each packet was answered once, and each block executed once: a block done twice would make the content longer
        assertThat(trial.answers).as("seed %d", seed).hasSize(41).doesNotHaveDuplicates();
        assertThat(trial.endedNormally()).as("seed %d", seed).isTrue();
        assertThat(trial.test.card.content()).as("seed %d", seed).matches(content::equals, "the content");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void brokenDownloadsGoOnWhereTheyWere(long seed) {
        Octets content = StoreData.content(WHOLE, seed);
        DownloadTrial trial = new DownloadTrial(TestCard.known(), StoreData.packets(content, 200, 4), Network.BAD, seed);
        Random random = new Random(seed);

        int breaks = 0;
        while (!trial.done()) {
            trial.push();
            trial.run(10 + random.nextInt(100));
            if (!trial.done()) {
                // complete already when only the last answer is missing
                assertThat(trial.test.card.content().length()).as("seed %d: half a content is none", seed).isIn(0, WHOLE);
                breaks++;
                if (random.nextBoolean()) {
                    trial.drop();
                } else {
                    trial.restart();
                }
            }
        }
        trial.run();

        assertThat(breaks).as("seed %d", seed).isGreaterThan(3);
        assertThat(trial.test.card.content()).as("seed %d", seed).matches(content::equals, "the content");
    }

    @ParameterizedTest
    @CsvSource({"AES_128, 820", "AES_256, 300", "TRIPLE_DES, 120", "TRIPLE_DES_THREE_KEYS, 64", "AES_128, 1400"})
    void keysOfEveryKindAndSmallBuffers(String keys, int buffer) throws ReflectiveOperationException {
        CardKeys set = (CardKeys) TestCard.class.getDeclaredField(keys).get(null);
        TestCard test = new TestCard(set);
        test.powerOn();
        test.terminal.buffer(buffer);
        Octets content = StoreData.content(3_000, buffer);
        DownloadTrial trial = new DownloadTrial(test, StoreData.packets(content, 200, 4), Network.BAD, 5);

        trial.push();
        trial.run();

        assertThat(test.card.content()).matches(content::equals, "the content");
    }

    @Test
    void responsesAreCutToWhatTheServerTakes() {
        // 64 octets of PDU leave 46 of data, the least this server announces; the response fits exactly: see LinkTableTest for less
        CatTpSettings small = new CatTpSettings(64, 4096, 1, Duration.ofSeconds(2), 10, Duration.ofSeconds(60));
        Octets content = StoreData.content(2_000, 9);
        DownloadTrial trial = new DownloadTrial(TestCard.known(), StoreData.packets(content, 200, 4), Network.BAD, small, 9);

        trial.push();
        trial.run();

        assertThat(trial.test.card.content()).matches(content::equals, "the content");
    }

    @Test
    void blockNumbersMayPass255() {
        Octets content = StoreData.content(30_000, 1);
        List<Octets> packets = StoreData.packets(content, 60, 12);
        DownloadTrial trial = new DownloadTrial(TestCard.known(), packets, Network.GOOD, 1);

        trial.push();
        trial.run();

        assertThat(trial.test.card.content()).matches(content::equals, "the content");
    }

    @Test
    void anotherContentReplacesTheFirst() {
        TestCard test = TestCard.known();
        for (int i = 1; i <= 3; i++) {
            Octets content = StoreData.content(5_000 * i, i);
            DownloadTrial trial = new DownloadTrial(test, StoreData.packets(content, 200, 4), Network.GOOD, i);
            test.terminal.forget();
            trial.push();
            trial.run();
            assertThat(test.card.content()).matches(content::equals, "the content");
        }
    }
}
