package org.bipota.simulator.population;

import java.util.List;
import org.bipota.simulator.handset.Handset;

/**
 * One subscriber: card, handset, behaviour, and how far the server has come with him. Steps are passed by one thread.
 */
public final class Subscriber {

    private final Personalisation personalisation;
    private final Behaviour behaviour;
    private final Numbers numbers;
    private final Handset handset;
    private final List<Step> steps;
    private int passed;
    private boolean off;

    Subscriber(Personalisation personalisation, Behaviour behaviour, Numbers numbers, Handset handset) {
        this.personalisation = personalisation;
        this.behaviour = behaviour;
        this.numbers = numbers;
        this.handset = handset;
        this.steps = behaviour.steps(numbers);
    }

    /** E.164 digits. */
    public String msisdn() {
        return personalisation.msisdn();
    }

    /** The number that a subscriber with another index would have. */
    String numberOf(int index) {
        return new Numbers(numbers.seed(), index).msisdn();
    }

    /** What is on the card. */
    public Personalisation personalisation() {
        return personalisation;
    }

    /** What the handset does. */
    public Behaviour behaviour() {
        return behaviour;
    }

    /** The handset with the card in it. */
    public Handset handset() {
        return handset;
    }

    /** What the server has to find out last, and for good. */
    public Step finalStep() {
        return steps.get(steps.size() - 1);
    }

    /** What the server has to find out next, or for good when it has found out all. */
    public Step nextStep() {
        return steps.get(Math.min(passed, steps.size() - 1));
    }

    /** Whether the server has found out all, in the right order. */
    public boolean complete() {
        return passed == steps.size();
    }

    /** From now on the handset does what its behaviour has for contents, from the beginning. */
    public void expectContent() {
        handset.behaveLike(ContentBehaviour.handset(behaviour));
        if (ContentBehaviour.off(behaviour)) {
            handset.powerOff();
            off = true;
        }
    }

    /** Whether the SMSC gives up what waits for him by now. */
    boolean expires() {
        return off || behaviour.expires();
    }

    /** Whether a notice reaches its user. */
    public boolean reachable() {
        return !ContentBehaviour.off(behaviour);
    }

    /** The server has come to {@link #nextStep}: life goes on. */
    public void stepPassed() {
        passed++;
        if (passed == 1 && !complete()) {
            if (behaviour == Behaviour.CONFIRMS_LATE) {
                handset.confirm();
            } else {
                handset.moveTo(behaviour.terminal(numbers, 1), behaviour.handset(1));
            }
        }
    }
}
