package org.bipota.ejb.domain;

/** What a message to a card or its user is for. */
public enum PushKind {
    /** It asks the card to open a channel. */
    PUSH,
    /** It brings commands of a content. */
    DATA,
    /** It tells the user to fetch a content another way. */
    NOTICE
}
