package org.bipota.ejb.application;

import org.bipota.ejb.domain.CardTransport;

/**
 * How a card is pushed.
 *
 * @param pushTar six upper-case hexadecimal digits
 * @param transport how it connects, or null for the server's default
 * @param ciphering whether packets to it are ciphered
 */
public record CardProfile(String pushTar, CardTransport transport, boolean ciphering) {
}
