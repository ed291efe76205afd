package org.bipota.web.security.oidc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The attempts that have come back: each does so once. Bounded: the oldest makes room. Thread safe. */
final class UsedStates {

    private final Set<String> used;

    UsedStates(int capacity) {
        used = Collections.newSetFromMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > capacity;
            }
        });
    }

    /** Uses a state up; false when it was before. */
    synchronized boolean use(String state) {
        return used.add(state);
    }
}
