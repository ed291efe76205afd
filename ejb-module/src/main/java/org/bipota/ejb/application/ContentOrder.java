package org.bipota.ejb.application;

import org.bipota.ejb.domain.Script;

/**
 * A content to be stored.
 *
 * @param name 1 to 32 letters, digits, {@code .}, {@code _}, {@code -}
 * @param tar the application on the card that it is for, six hexadecimal digits in upper case
 * @param script its commands
 */
public record ContentOrder(String name, String tar, Script script) {

    /** What a name may be, as a regular expression. */
    public static final String NAME_PATTERN = "[A-Za-z0-9._-]{1,32}";
    /** The same in words. */
    public static final String NAME_ALLOWED = "1 to 32 letters, digits, dots, underscores, hyphens";

    /** Checks name and TAR. */
    public ContentOrder {
        if (!name.matches(NAME_PATTERN) || !tar.matches("[0-9A-F]{6}")) {
            throw new IllegalArgumentException("content " + name + " for TAR " + tar);
        }
    }
}
