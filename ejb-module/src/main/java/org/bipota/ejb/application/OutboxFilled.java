package org.bipota.ejb.application;

/** A message was stored in the outbox; seen after the commit. */
public record OutboxFilled() {
}
