package org.bipota.smpp.api;

/**
 * The answer to a part whose submission had already ended as {@link SubmitOutcome.Unanswered} for want of it. It comes only
 * while the link lives that the part was sent by. The parts behind this one were not sent.
 *
 * @param reference {@link OutboundShortMessage#reference} of the message
 * @param part the part, from 1 on
 * @param parts how many parts the message has
 * @param commandStatus the SMPP command status; 0: the SMSC has the part
 * @param temporary whether the same submission may succeed later (SMPP 3.4 clause 5.1.3); false where the status is 0
 * @param messageId the SMSC's id of the part, empty where it gave none
 */
public record LateAnswer(String reference, int part, int parts, int commandStatus, boolean temporary, String messageId) {
}
