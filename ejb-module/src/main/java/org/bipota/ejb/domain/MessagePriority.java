package org.bipota.ejb.domain;

/** How urgent a message to a card is. Rows hold the number; the lower goes first. */
public enum MessagePriority {
    /** Pushes of checks: a handset was just switched on. The SMPP adapter's HIGH. */
    CHECK(10),
    /** Single downloads: somebody asked for one. The SMPP adapter's NORMAL. */
    DOWNLOAD(20),
    /** Downloads of campaigns. The SMPP adapter's LOW. */
    CAMPAIGN(30);

    private final int number;

    MessagePriority(int number) {
        this.number = number;
    }

    /** What rows of this priority hold. */
    public int number() {
        return number;
    }

    /** The priority of a row that holds {@code number}; one in between counts as the next less urgent. */
    public static MessagePriority of(int number) {
        return number <= CHECK.number ? CHECK : number <= DOWNLOAD.number ? DOWNLOAD : CAMPAIGN;
    }
}
