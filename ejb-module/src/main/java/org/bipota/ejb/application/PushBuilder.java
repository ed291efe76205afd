package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import org.bipota.ejb.domain.CardTransport;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.PushContent;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.protocol.secured.CommandPacket;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.Spi;
import org.bipota.protocol.secured.Tar;
import org.bipota.protocol.sms.Segmentation;

/** Builds pushes: two PUSH commands in one TS 102 225 command packet, with a fresh token. */
@Dependent
public class PushBuilder {

    private static final int TOKEN_OCTETS = 8;
    private static final int CIPHERED_CHECKSUM_COUNTER = 0x16;
    private static final int CHECKSUM_COUNTER = 0x12;
    private static final int POR_BY_SUBMIT_ON_ERROR = 0x3A;
    private static final int POR_BY_SUBMIT_ALWAYS = 0x39;

    private final Configuration configuration;
    private final CardKeyring keyring;
    private final SecuredPacketCodecs codecs;
    private final SecureRandom random;
    private final ExpectedCards expected;
    private final PushAddress address;

    /** Builds what the configuration says. */
    @Inject
    public PushBuilder(
            Configuration configuration, CardKeyring keyring, SecuredPacketCodecs codecs, SecureRandom random,
            ExpectedCards expected) {
        this.configuration = configuration;
        this.keyring = keyring;
        this.codecs = codecs;
        this.random = random;
        this.expected = expected;
        this.address = new PushAddress(
                configuration.advertisedAddress(),
                configuration.advertisedPort(CardTransport.UDP),
                configuration.advertisedPort(CardTransport.TCP),
                configuration.number(Variable.CATTP_PORT),
                configuration.number(Variable.BIP_BUFFER),
                configuration.number(Variable.BIP_SDU));
    }

    /** A push to {@code card} with this counter, which was reserved for it; the card is expected from the commit on. */
    public PushContent build(Card card, long counter) {
        byte[] random8 = new byte[TOKEN_OCTETS];
        random.nextBytes(random8);
        Octets token = Octets.of(random8);
        CardTransport transport = card.transport().orElse(configuration.transport());
        CardKeys keys = keyring.keys(card);
        Spi spi = spi(card);
        CommandPacket command = CommandPacket.of(
                spi, keys, Tar.ofHex(card.pushTar()), counter, address.commands(transport, token));
        Octets packet = codecs.encode(codec -> codec.encodeCommand(command, keys, PacketTransport.SMS_PP));
        expected.expect(token);
        if (card.pushTar().equals(Configuration.OPERATING_SYSTEM_TAR)) {
            expected.expect(Iccid.ofDigits(card.iccid()).value());
        }
        return new PushContent(
                token, transport, card.pushTar(), spi.toHex(), counter, packet, Segmentation.segments(packet.length()));
    }

    private static Spi spi(Card card) {
        boolean applet = card.pushTar().equals(Configuration.APPLICATION_TAR);
        return new Spi(
                card.ciphering() ? CIPHERED_CHECKSUM_COUNTER : CHECKSUM_COUNTER,
                applet ? POR_BY_SUBMIT_ON_ERROR : POR_BY_SUBMIT_ALWAYS);
    }
}
