package org.bipota.ejb.domain;

/**
 * What is known of one submission of one part of a push.
 *
 * @param part the part's ordinal, from 1
 * @param accepted whether the SMSC is known to have it
 * @param receipt its final receipt, or null
 */
public record PartFate(int part, boolean accepted, ReceiptState receipt) {
}
