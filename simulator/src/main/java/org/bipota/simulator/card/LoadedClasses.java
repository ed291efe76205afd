package org.bipota.simulator.card;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import javacard.framework.Applet;
import org.bipota.protocol.Octets;

/** The packages on the card, each with its applets' classes. */
final class LoadedClasses {

    private final Map<Octets, Map<Octets, Class<? extends Applet>>> packages = new HashMap<>();

    void add(Octets packageAid, Octets classAid, Class<? extends Applet> type) {
        packages.computeIfAbsent(packageAid, none -> new HashMap<>()).put(classAid, type);
    }

    Optional<Class<? extends Applet>> find(Octets packageAid, Octets classAid) {
        return Optional.ofNullable(packages.getOrDefault(packageAid, Map.of()).get(classAid));
    }

    boolean has(Octets packageAid) {
        return packages.containsKey(packageAid);
    }

    void remove(Octets packageAid) {
        packages.remove(packageAid);
    }
}
