package org.bipota.ejb.domain;

/** What a content is made of, and so how its commands are written into a packet (ETSI TS 102 226 clause 5). */
public enum ContentKind {
    /** Command APDUs in compact format. */
    COMPACT(false),
    /** Command APDUs in expanded format: a command scripting template. */
    EXPANDED(true),
    /** The applet's own format: STORE DATA commands, in compact format. */
    DATA(false);

    private final boolean expanded;

    ContentKind(boolean expanded) {
        this.expanded = expanded;
    }

    /** Whether commands and answers are in expanded format. */
    public boolean expanded() {
        return expanded;
    }
}
