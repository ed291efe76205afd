package org.bipota.simulator.card;

import java.util.Arrays;
import java.util.OptionalInt;

/** Numbers of a card that one applet at a time may have: its timers, service identifiers and channels. */
final class OwnedNumbers {

    private final int first;
    private final InstalledApplet[] owners;

    /** {@code count} numbers from {@code first}. */
    OwnedNumbers(int first, int count) {
        this.first = first;
        owners = new InstalledApplet[count];
    }

    /** Gives the lowest free number to an applet; empty when there is none. */
    OptionalInt allocate(InstalledApplet owner) {
        for (int i = 0; i < owners.length; i++) {
            if (owners[i] == null) {
                owners[i] = owner;
                return OptionalInt.of(first + i);
            }
        }
        return OptionalInt.empty();
    }

    /** Gives this number to an applet, whoever had it. */
    void assign(int number, InstalledApplet owner) {
        if (exists(number)) {
            owners[number - first] = owner;
        }
    }

    /** Takes a number back; false when it is not that applet's. */
    boolean release(int number, InstalledApplet owner) {
        if (!isOf(number, owner)) {
            return false;
        }
        owners[number - first] = null;
        return true;
    }

    /** Takes everything back that an applet has. */
    void releaseAll(InstalledApplet owner) {
        for (int i = 0; i < owners.length; i++) {
            if (owners[i] == owner) {
                owners[i] = null;
            }
        }
    }

    void clear() {
        Arrays.fill(owners, null);
    }

    boolean isOf(int number, InstalledApplet owner) {
        return owner != null && exists(number) && owners[number - first] == owner;
    }

    /** How many numbers an applet has. */
    int count(InstalledApplet owner) {
        return (int) Arrays.stream(owners).filter(each -> each == owner).count();
    }

    private boolean exists(int number) {
        return number >= first && number < first + owners.length;
    }
}
