package org.bipota.ejb.application.console;

/**
 * Where a page of a list begins or ends; at most one of the two is given, and neither for the first page.
 *
 * @param after the key of the last row of the page before, or null
 * @param before the key of the first row of the page behind, or null
 */
public record Position(String after, String before) {

    /** The first page. */
    public static final Position START = new Position(null, null);
}
