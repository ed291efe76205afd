package org.bipota.ejb.persistence;

import org.bipota.ejb.domain.CardTransport;
import org.bipota.protocol.Octets;

/**
 * What a push consists of.
 *
 * @param token the identification data
 * @param transport the transport it asks for
 * @param tar six hexadecimal digits
 * @param spi four hexadecimal digits
 * @param counter its counter
 * @param packet the command packet
 * @param parts the number of short messages it takes
 */
public record PushContent(
        Octets token, CardTransport transport, String tar, String spi, long counter, Octets packet, int parts) {

    /** The token and the packet are not shown. */
    @Override
    public String toString() {
        return "PushContent[transport=" + transport + ", tar=" + tar + ", spi=" + spi + ']';
    }
}
