package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bipota.it.peer.DeliverSm;
import org.bipota.it.peer.KeySet;
import org.bipota.it.peer.Receipt;
import org.bipota.it.peer.ReceivedPush;
import org.bipota.it.peer.SubmitSm;
import org.bipota.it.server.Database;
import org.bipota.it.server.Installation;
import org.bipota.it.server.OnServer;
import org.bipota.it.server.Subscriber;
import org.bipota.protocol.Octets;
import org.bipota.protocol.secured.Spi;
import org.junit.jupiter.api.Test;

/** The BIP PUSH octet by octet (contract 1.2). */
@OnServer(Database.H2)
class PushOctetsIT {

    private static final String TAC = "35100011";
    /** 05 alpha identifier, 35 bearer 03, 39 buffer size, 47 network access name, 3C transport, 3E 127.0.0.1. */
    private static final String CHANNEL = "(?:05[0-9A-F]*?)?350103(3902[0-9A-F]{4})(?:47[0-9A-F]*?)?3C03(%02X)([0-9A-F]{4})3E05217F000001";

    @Test
    void theSubmitSmIsADataDownloadOfClassTwoWithAHeaderAndAFinalReceipt(Installation installation) {
        SubmitSm submit = pushed(installation.subscriber(), installation).parts().get(0);

        assertThat(submit.protocolId()).isEqualTo(0x7F);
        assertThat(submit.dataCoding()).isEqualTo(0xF6);
        assertThat(submit.esmClass()).isEqualTo(0x40);
        assertThat(submit.registeredDelivery() & 0x13).as("final receipt, no intermediate notification").isEqualTo(0x01);
        assertThat(submit.source()).isEqualTo(DeliverSm.SERVER);
        assertThat(submit.destinationTon()).isEqualTo(1);
        assertThat(submit.destinationNpi()).isEqualTo(1);
        assertThat(submit.scheduleDeliveryTime()).isEmpty();
        assertThat(submit.replaceIfPresent()).isZero();
        assertThat(submit.defaultMessageId()).isZero();
        assertThat(submit.shortMessage().length()).isBetween(3 + 14, 140);
        assertThat(submit.shortMessage().slice(0, 3).toHex()).isEqualTo("027000");
        assertThat(submit.parameters()).doesNotContainKeys(0x0424, 0x020C);
    }

    @Test
    void thePushToTheAppletIsCipheredSignedAndCountedAndWantsAProofOfReceiptOnError(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        ReceivedPush push = pushed(subscriber, installation);

        assertThat(push.packet().slice(3, 5).toHex()).as("SPI").isEqualTo("163A");
        assertThat(push.packet().slice(5, 7).toHex()).as("KIc, KID").isEqualTo("1515");
        assertThat(push.packet().slice(7, 10).toHex()).as("TAR").isEqualTo("424950");
        assertThat(push.command().counter()).as("the first counter after 0").isEqualTo(1);
    }

    @Test
    void thePushToTheCardsOperatingSystemWantsAProofOfReceiptAlways(Installation installation) {
        Subscriber subscriber = installation.subscriber(KeySet.AES_128, "000000");
        ReceivedPush push = pushed(subscriber, installation);

        assertThat(push.command().spi()).isEqualTo(Spi.ofHex("1639"));
        assertThat(push.command().tar().toHex()).isEqualTo("000000");
    }

    @Test
    void withoutCipheringTheProfileSaysSoInTheSpi(Installation installation) {
        Subscriber subscriber = installation.subscriber(KeySet.AES_128);
        assertThat(installation.admin().put("/api/v1/cards/" + subscriber.card().iccid().digits() + "/profile",
                "{\"pushTar\":\"424950\",\"transport\":\"udp\",\"ciphering\":false}").status()).isEqualTo(200);
        ReceivedPush push = pushed(subscriber, installation);

        assertThat(push.command().spi().first()).isEqualTo(0x12);
        assertThat(push.packet().toHex()).as("clear secured data").contains("80EC0101");
    }

    @Test
    void theSecuredDataAreTheRequestsForAChannelAndForACatTpLink(Installation installation) {
        ReceivedPush push = pushed(installation.subscriber(), installation);

        Matcher commands = Pattern.compile(("80EC0101([0-9A-F]{2})" + CHANNEL
                + "80EC0102([0-9A-F]{2})3C0300([0-9A-F]{4})3902([0-9A-F]{4})3608([0-9A-F]{16})").formatted(1))
                .matcher(push.command().data().toHex());
        assertThat(commands.matches()).as(push.command().data().toHex()).isTrue();
        assertThat(Integer.parseInt(commands.group(4), 16)).as("UDP port").isEqualTo(installation.server().ports().udp());
        assertThat(Integer.parseInt(commands.group(6), 16)).as("CAT_TP port").isEqualTo(9000);
        assertThat(commands.group(8)).as("identification data").isEqualTo(push.token().toHex());
        int first = Integer.parseInt(commands.group(1), 16);
        int second = Integer.parseInt(commands.group(5), 16);
        assertThat(5 + first + 5 + second).as("both headers and both Lc").isEqualTo(push.command().data().length());
    }

    @Test
    void aCardOfTheTcpProfileIsToldToOpenATcpConnectionAndToIdentifyItself(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        installation.admin().put("/api/v1/cards/" + subscriber.card().iccid().digits() + "/profile",
                "{\"pushTar\":\"424950\",\"transport\":\"tcp\",\"ciphering\":true}").success();
        ReceivedPush push = pushed(subscriber, installation);

        Matcher commands = Pattern.compile(("80EC0103([0-9A-F]{2})" + CHANNEL + "80EC01040A3608([0-9A-F]{16})").formatted(2))
                .matcher(push.command().data().toHex());
        assertThat(commands.matches()).as(push.command().data().toHex()).isTrue();
        assertThat(Integer.parseInt(commands.group(4), 16)).as("TCP port").isEqualTo(installation.server().ports().tcp());
    }

    @Test
    void theBareCipherOpensThePush(Installation installation) throws GeneralSecurityException {
        Subscriber subscriber = installation.subscriber(KeySet.TRIPLE_DES_TWO_KEYS);
        Octets packet = pushed(subscriber, installation).packet();

        byte[] key = Arrays.copyOf(subscriber.card().keys().kicKey().toByteArray(), 24);
        System.arraycopy(key, 0, key, 16, 8);
        Cipher cipher = Cipher.getInstance("DESede/CBC/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "DESede"), new IvParameterSpec(new byte[8]));
        Octets clear = Octets.of(cipher.doFinal(packet.slice(10).toByteArray()));

        assertThat(packet.at(0) << 8 | packet.at(1)).as("CPL").isEqualTo(packet.length() - 2);
        assertThat(packet.at(2)).as("CHL with a checksum of 8 octets").isEqualTo(0x15);
        assertThat(clear.slice(0, 5).toHex()).as("CNTR").isEqualTo("0000000001");
        assertThat(clear.at(5)).as("PCNTR").isLessThan(8);
        assertThat(clear.slice(14).toHex()).as("secured data").startsWith("80EC0101");

        byte[] kid = Arrays.copyOf(subscriber.card().keys().kidKey().toByteArray(), 24);
        System.arraycopy(kid, 0, kid, 16, 8);
        byte[] signed = packet.slice(0, 10).concat(clear.slice(0, 6)).concat(clear.slice(14)).toByteArray();
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(kid, "DESede"), new IvParameterSpec(new byte[8]));
        byte[] chained = cipher.doFinal(Arrays.copyOf(signed, (signed.length + 7) / 8 * 8));
        assertThat(clear.slice(6, 14)).as("cryptographic checksum").isEqualTo(Octets.of(chained, chained.length - 8, 8));
    }

    private static ReceivedPush pushed(Subscriber subscriber, Installation installation) {
        subscriber.asksForCheck(Installation.newImei(TAC));
        ReceivedPush push = subscriber.awaitPush();
        assertThat(push.parts()).as("a push fits one short message").hasSize(1);
        installation.smsc().deliver(Receipt.undeliverable(push.parts().get(0)));
        return push;
    }
}
