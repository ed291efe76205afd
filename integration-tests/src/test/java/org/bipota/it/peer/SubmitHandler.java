package org.bipota.it.peer;

/** How the SMSC treats a {@code submit_sm} to one subscriber. */
@FunctionalInterface
public interface SubmitHandler {

    /** Takes the message and answers with its id. */
    SubmitHandler TAKE = (message, answer) -> answer.ok();

    /** Called on a thread of its own, so that it may wait. */
    void handle(SubmitSm message, Answer answer) throws Exception;

    /** The {@code submit_sm_resp}. */
    interface Answer {

        /** Status 0 and the message's id. */
        void ok();

        /** Another status. */
        void status(int commandStatus);
    }
}
