package org.bipota.protocol.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bipota.protocol.Octets;
import org.junit.jupiter.api.Test;

/**
 * Cuts every sample at every length and damages samples at random. A subclass lists its decoders.
 *
 * <p>The seed is new in each run and stands in the failure message; {@code -Dbipota.fuzz.seed=} repeats a run.
 */
public abstract class DecoderHardening {

    private static final String SEED_PROPERTY = "bipota.fuzz.seed";

    /** What is tested. */
    protected abstract List<Decoder<?>> decoders();

    /** How many damaged inputs a run decodes. */
    protected int runs() {
        return 1_000_000;
    }

    @Test
    void everySampleIsAccepted() {
        for (Decoder<?> decoder : decoders()) {
            assertThat(decoder.samples()).as("samples of %s", decoder.name()).isNotEmpty();
            for (Octets sample : decoder.samples()) {
                assertThat(decoder.survives(sample)).as("%s accepts %s", decoder.name(), sample).isTrue();
            }
        }
    }

    @Test
    void everyTruncationIsAnsweredWithProtocolException() {
        for (Decoder<?> decoder : decoders()) {
            for (Octets sample : decoder.samples()) {
                for (int length = 0; length < sample.length(); length++) {
                    boolean accepted = decoder.survives(sample.slice(0, length));
                    assertThat(accepted && decoder.delimited())
                            .as("%s accepts the first %d octets of %s", decoder.name(), length, sample).isFalse();
                }
            }
        }
    }

    @Test
    void damagedInputIsAnsweredWithProtocolExceptionOnly() {
        long seed = Long.getLong(SEED_PROPERTY, System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        Mutation mutation = new Mutation(random);
        List<Decoder<?>> drawn = new ArrayList<>();
        decoders().forEach(decoder -> {
            for (int i = 0; i < decoder.weight(); i++) {
                drawn.add(decoder);
            }
        });
        int refused = 0;
        for (int run = 0; run < runs(); run++) {
            Decoder<?> decoder = drawn.get(random.nextInt(drawn.size()));
            List<Octets> samples = decoder.samples();
            Octets damaged = mutation.damage(
                    samples.get(random.nextInt(samples.size())), samples.get(random.nextInt(samples.size())));
            try {
                refused += decoder.survives(damaged) ? 0 : 1;
            } catch (AssertionError failure) {
                throw new AssertionError("seed " + seed + ", run " + run + ": " + failure.getMessage(), failure);
            }
        }
        assertThat(refused).as("refused of %d, seed %d", runs(), seed).isBetween(runs() / 10, runs() - 1);
    }
}
