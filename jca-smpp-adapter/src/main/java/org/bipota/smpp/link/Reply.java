package org.bipota.smpp.link;

/** The response that one received message still has to get. */
@FunctionalInterface
public interface Reply {

    /** Answers with a command status; on a link that is gone nothing happens, and the SMSC sends the message again. */
    void send(int commandStatus);
}
