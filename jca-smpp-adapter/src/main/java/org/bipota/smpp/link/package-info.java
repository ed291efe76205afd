/**
 * One link to one SMSC: connecting, binding, keeping it bound, and the two directions of its PDUs. A
 * {@link org.bipota.smpp.link.Link} owns everything of one link, so that an adapter may have several.
 *
 * <p>jSMPP does the binding, {@code enquire_link}, {@code unbind}, {@code generic_nack} of unknown commands and the
 * composing of PDUs. What it cannot do is left out of its hands in {@link org.bipota.smpp.link.PduIntake}: it answers
 * {@code deliver_sm} when its callback returns, runs callbacks on the threads that carry responses, and lets a malformed
 * body end a thread without an answer.
 */
package org.bipota.smpp.link;
