package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.bipota.ejb.persistence.Card;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.protocol.secured.CommandPacket;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.ResponsePacket;
import org.bipota.protocol.secured.Spi;
import org.bipota.protocol.secured.Tar;

/** Secures commands of a content, on a channel or by SMS, and reads what the card answers on a channel. */
@Dependent
public class ContentPacketBuilder {

    private static final int CIPHERED_CHECKSUM_COUNTER = 0x16;
    private static final int CHECKSUM_COUNTER = 0x12;
    private static final int POR_ALWAYS = 0x19;
    private static final int POR_BY_SUBMIT_ALWAYS = 0x39;

    private final CardKeyring keyring;
    private final SecuredPacketCodecs codecs;

    /** Uses the cards' keys. */
    @Inject
    public ContentPacketBuilder(CardKeyring keyring, SecuredPacketCodecs codecs) {
        this.keyring = keyring;
        this.codecs = codecs;
    }

    /** How packets to {@code card} are protected. */
    public Spi spi(Card card, boolean bySms) {
        return new Spi(
                card.ciphering() ? CIPHERED_CHECKSUM_COUNTER : CHECKSUM_COUNTER,
                bySms ? POR_BY_SUBMIT_ALWAYS : POR_ALWAYS);
    }

    /** A packet for the application {@code tar} with this counter, which was reserved for it. */
    public Octets build(Card card, String tar, Spi spi, long counter, Octets securedData) {
        CardKeys keys = keyring.keys(card);
        CommandPacket command = CommandPacket.of(spi, keys, Tar.ofHex(tar), counter, securedData);
        return codecs.encode(codec -> codec.encodeCommand(command, keys, transport(spi)));
    }

    /** The response packet that came on a channel to a packet protected like {@code spi}. */
    public ResponsePacket read(Card card, Octets sdu, Spi spi) throws ProtocolException {
        CardKeys keys = keyring.keys(card);
        return codecs.decode(codec -> codec.decodeResponse(sdu, spi, keys, transport(spi)));
    }

    private static PacketTransport transport(Spi spi) {
        return spi.porBySubmit() ? PacketTransport.SMS_PP : PacketTransport.CAT_TP;
    }
}
