package org.bipota.bip.api;

/** What the adapter does with a channel after an event. */
public enum ChannelAction {
    /** The channel stays open. */
    KEEP_OPEN,
    /** Everything sent is awaited, then the channel is ended with RST "normal end" (on TCP: closed). */
    CLOSE
}
