package org.bipota.ejb.application.read;

import java.util.List;
import java.util.function.Function;
import org.bipota.ejb.application.privacy.Disclosure;
import org.bipota.ejb.application.privacy.PersonalData;

/**
 * A part of a list, keyset-paged: what follows is asked for with the last item's key, so that rows added or removed
 * meanwhile neither shift nor repeat the others.
 *
 * @param items at most as many as asked for
 * @param next the value for {@code after} of the next page, or null when this is the last
 */
public record Page<T>(List<T> items, String next) implements PersonalData<Page<T>> {

    /** Copies {@code items}. */
    public Page {
        items = List.copyOf(items);
    }

    @Override
    @SuppressWarnings("unchecked") // an answer shows itself as one of its own type
    public Page<T> shown(Disclosure disclosure) {
        return new Page<>(items.stream()
                .map(item -> item instanceof PersonalData<?> personal ? (T) personal.shown(disclosure) : item).toList(), next);
    }

    /**
     * The page made of the first {@code limit} of {@code found}.
     *
     * @param found what a query for {@code limit + 1} items answered
     * @param key an item's key
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> key) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, key.apply(items.get(limit - 1)));
    }
}
