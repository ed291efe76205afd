package org.bipota.ejb.persistence;

/** How a payload is cut into short messages. */
public enum OutboxKind {
    /** One TS 102 225 command packet behind IEI 70. */
    COMMAND_PACKET,
    /** The text of a notice to the user. */
    NOTICE
}
