package org.bipota.simulator.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How many of a population behave how.
 *
 * @param weights per behaviour its share, relative to the sum of all; at least one above 0
 */
public record Shares(Map<Behaviour, Integer> weights) {

    /** Checks and copies. */
    public Shares {
        weights = Map.copyOf(weights);
        if (weights.values().stream().anyMatch(weight -> weight < 0)
                || weights.values().stream().mapToInt(Integer::intValue).sum() < 1) {
            throw new IllegalArgumentException("shares are not negative, and one is above 0");
        }
    }

    /** The usual mix of the most frequent behaviours; others are there where {@link #parse} is told so. */
    public static Shares usual() {
        Map<Behaviour, Integer> weights = new EnumMap<>(Behaviour.class);
        Arrays.stream(Behaviour.values()).forEach(behaviour -> weights.put(behaviour, behaviour.usualShare()));
        return new Shares(weights);
    }

    /**
     * The mix of a campaign: 60 of a hundred are capable at their check; of those, 6 have a bad link or one that breaks off,
     * and 9 fail when the content comes.
     */
    public static Shares ofCampaign() {
        return parse("capable=45,lossy=2,cell-edge=2,breaks-off=2,declines-later=2,no-network-later=2,silent-later=1,off-later=2,"
                + "store-full=2,no-bip=22,no-bip-claim=6,declines=6,known=4,no-bip-off-later=2");
    }

    /**
     * Reads {@code capable=50,no-bip=10}; what is not named is not there.
     *
     * @throws IllegalArgumentException saying which part is wrong
     */
    public static Shares parse(String text) {
        Map<Behaviour, Integer> weights = new EnumMap<>(Behaviour.class);
        for (String part : text.split(",")) {
            String[] pair = part.strip().split("=", -1);
            if (pair.length != 2 || !pair[1].matches("[0-9]{1,6}")) {
                throw new IllegalArgumentException("'" + part + "' is not behaviour=share");
            }
            if (weights.put(Behaviour.ofOption(pair[0]), Integer.valueOf(pair[1])) != null) {
                throw new IllegalArgumentException("'" + pair[0] + "' is there twice");
            }
        }
        return new Shares(weights);
    }

    /** The behaviour of each of {@code handsets} subscribers: exact shares, mixed by {@code random}. */
    List<Behaviour> allocate(int handsets, Random random) {
        long sum = weights.values().stream().mapToLong(Integer::longValue).sum();
        Map<Behaviour, Long> remainders = new EnumMap<>(Behaviour.class);
        List<Behaviour> all = new ArrayList<>(handsets);
        for (Behaviour behaviour : Behaviour.values()) {
            long exact = (long) weights.getOrDefault(behaviour, 0) * handsets;
            all.addAll(Collections.nCopies((int) (exact / sum), behaviour));
            remainders.put(behaviour, exact % sum);
        }
        remainders.entrySet().stream().sorted(Map.Entry.<Behaviour, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(handsets - all.size()).forEach(entry -> all.add(entry.getKey()));
        Collections.shuffle(all, random);
        return all;
    }
}
