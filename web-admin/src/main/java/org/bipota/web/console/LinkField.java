package org.bipota.web.console;

/**
 * A setting of a link as the form asks for it; what is really allowed is checked where the link is made.
 *
 * @param name the setting's name, which is the field's id and the end of its label's key
 * @param kind what is entered
 * @param least the least number, or the fewest characters
 * @param most the greatest number, or the most characters
 * @param usual what holds when nothing is entered, or the empty string
 * @param hint the key of what is said below the field, with places for {@code least}, {@code most} and {@code usual}
 */
public record LinkField(String name, Kind kind, int least, int most, String usual, String hint) {

    /** What is entered. */
    public enum Kind {
        /** Characters. */
        TEXT,
        /** Characters that are never shown; none: what is stored stays. */
        SECRET,
        /** A whole number. */
        NUMBER,
        /** Yes or no. */
        TRUTH,
        /** One or two sessions. */
        BIND
    }

    /** The most characters of the field. */
    public int characters() {
        return kind == Kind.NUMBER ? Integer.toString(most).length() : most;
    }

    static LinkField text(String name, int least, int most, String usual, String hint) {
        return new LinkField(name, Kind.TEXT, least, most, usual, hint);
    }

    static LinkField secret(String name, int most, String hint) {
        return new LinkField(name, Kind.SECRET, 0, most, "", hint);
    }

    static LinkField number(String name, int least, int most, int usual) {
        return new LinkField(name, Kind.NUMBER, least, most, Integer.toString(usual), "setting.range");
    }

    static LinkField number(String name, int least, int most, String usual, String hint) {
        return new LinkField(name, Kind.NUMBER, least, most, usual, hint);
    }

    static LinkField truth(String name, boolean usual, String hint) {
        return new LinkField(name, Kind.TRUTH, 0, 0, Boolean.toString(usual), hint);
    }
}
