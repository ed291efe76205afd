package org.bipota.ejb.outbound;

/** A message was stored in the outbox; seen after the commit. */
public record OutboxFilled() {
}
