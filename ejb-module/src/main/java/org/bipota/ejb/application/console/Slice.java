package org.bipota.ejb.application.console;

import java.util.List;

/**
 * A page of a list with the ways on and back.
 *
 * @param items the rows in the order of the list
 * @param previous the {@code before} of the page before, or null when this is the first
 * @param next the {@code after} of the page behind, or null when this is the last
 */
public record Slice<T>(List<T> items, String previous, String next) {

    /** Copies {@code items}. */
    public Slice {
        items = List.copyOf(items);
    }
}
