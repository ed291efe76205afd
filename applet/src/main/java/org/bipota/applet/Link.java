package org.bipota.applet;

/** What runs on the open channel. */
abstract class Link {

    /** Nothing. */
    static final short NONE = 0;
    /** {@link CatTpLink}. */
    static final short CAT_TP = 1;
    /** {@link TcpLink}. */
    static final short TCP = 2;

    /** The channel of the push was opened. */
    abstract void begin(Push push);

    /** The terminal has received something. */
    abstract void dataAvailable();

    /** The timer of the channel ran out. */
    abstract void timerExpired();

    /** The terminal has lost the link below. */
    abstract void dropped();
}
