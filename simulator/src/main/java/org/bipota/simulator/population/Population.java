package org.bipota.simulator.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bipota.protocol.cat.Iccid;
import org.bipota.simulator.handset.Handset;
import org.bipota.simulator.handset.HandsetNetwork;
import org.bipota.simulator.handset.TerminalModel;

/** Subscribers with their handsets in a network, all switched off at first. */
public final class Population {

    /** How many subscribers there can be. */
    public static final int LARGEST = Numbers.SUBSCRIBERS;

    private final HandsetNetwork network;
    private final List<Subscriber> subscribers;

    private Population(HandsetNetwork network, List<Subscriber> subscribers) {
        this.network = network;
        this.subscribers = List.copyOf(subscribers);
    }

    /**
     * Adds a population to {@code network}.
     *
     * @param handsets 1 to 1,000,000
     * @param seed     everything follows from it; its last three digits choose the number range
     */
    public static Population create(int handsets, long seed, Shares shares, HandsetNetwork network,
                                    CardFactory cards) {
        if (handsets < 1 || handsets > LARGEST) {
            throw new IllegalArgumentException(handsets + " handsets are not in 1.." + LARGEST);
        }
        List<Behaviour> behaviours = shares.allocate(handsets, new Random(seed));
        List<Subscriber> all = new ArrayList<>(handsets);
        for (int i = 0; i < handsets; i++) {
            all.add(subscriber(new Numbers(seed, i), behaviours.get(i), network, cards));
        }
        return new Population(network, all);
    }

    private static Subscriber subscriber(Numbers numbers, Behaviour behaviour, HandsetNetwork network,
                                         CardFactory cards) {
        long seed = numbers.seed() * Numbers.SUBSCRIBERS + numbers.index();
        Random random = new Random(seed);
        KeySet keys = KeySet.values()[random.nextInt(KeySet.values().length)];
        TerminalModel terminal = behaviour.terminal(numbers, 0);
        Personalisation personalisation = new Personalisation(
                Iccid.ofDigits(numbers.iccid()), numbers.msisdn(), numbers.imsi(),
                keys.generate(random),
                behaviour == Behaviour.KNOWN ? Optional.of(terminal.imei()) : Optional.empty(),
                ContentBehaviour.storeKibibytes(behaviour));
        Handset handset = network.add(numbers.msisdn(), answers -> cards.make(personalisation, answers), terminal,
                behaviour.handset(0), seed);
        return new Subscriber(personalisation, behaviour, numbers, handset);
    }

    /** All subscribers, in their order. */
    public List<Subscriber> subscribers() {
        return subscribers;
    }

    /**
     * The import files of their cards, header included. They hold the keys.
     *
     * @param rows in one file at most
     */
    public List<String> importCsv(int rows) {
        List<String> files = new ArrayList<>();
        for (int from = 0; from < subscribers.size(); from += rows) {
            files.add(subscribers.subList(from, Math.min(subscribers.size(), from + rows)).stream()
                    .map(subscriber -> subscriber.personalisation().csvRow())
                    .collect(Collectors.joining("\n", Personalisation.CSV_HEADER + "\n", "\n")));
        }
        return files;
    }

    /** Switches all handsets on, in their order, {@code perSecond} at most. Returns at once. */
    public void powerOn(double perSecond) {
        for (int i = 0; i < subscribers.size(); i++) {
            Handset handset = subscribers.get(i).handset();
            network.scheduler().schedule(handset::powerOn, (long) (i * 1e9 / perSecond), TimeUnit.NANOSECONDS);
        }
    }

    /** Lets every handset that would take a push at once keep it until {@link #openChannels}. */
    public void holdChannels() {
        awaited().forEach(subscriber -> subscriber.handset().hold());
    }

    /** Whether all of these have got their push. */
    public boolean allPushed() {
        return awaited().allMatch(subscriber -> subscriber.handset().smsForCard() > 0);
    }

    /** All of these open their channels now. */
    public void openChannels() {
        awaited().forEach(subscriber -> subscriber.handset().confirm());
    }

    /** The {@code nth} number, from 0 on, that belongs to nobody. */
    public String stranger(int nth) {
        return subscribers.get(0).numberOf(LARGEST - 1 - nth);
    }

    private Stream<Subscriber> awaited() {
        return subscribers.stream().filter(subscriber -> subscriber.behaviour().takesPush());
    }

    /** Ends the validity of what waits for those whose messages expire. To be called now and then. */
    public void expireWaiting() {
        for (Subscriber subscriber : subscribers) {
            if (subscriber.expires() && network.smsc().waitingFor(subscriber.msisdn()) > 0) {
                network.smsc().expire(subscriber.msisdn());
            }
        }
    }
}
