package org.bipota.protocol.card;

import org.bipota.protocol.OctetReader;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.tlv.BerTlv;

/** A message of the card to the server, without the secured packet around it. */
public sealed interface CardMessage permits CheckRequest, DownloadRequest, ChannelReport {

    /** The card that says so. */
    Iccid iccid();

    /** This message's octets. */
    Octets encode();

    /** Reads the message that is all of {@code securedData}. */
    static CardMessage parse(Octets securedData) throws ProtocolException {
        OctetReader reader = new OctetReader(securedData);
        BerTlv message = BerTlv.read(reader, "card message");
        reader.end("card message");
        MessageObjects objects = MessageObjects.read(message.value());
        return switch (message.tag()) {
            case CheckRequest.TAG -> CheckRequest.read(objects);
            case DownloadRequest.TAG -> DownloadRequest.read(objects);
            case ChannelReport.TAG -> ChannelReport.read(objects);
            default -> throw new ProtocolException(
                    Code.UNSUPPORTED, "card message tag", 0, Integer.toHexString(message.tag()) + " is no known message");
        };
    }
}
