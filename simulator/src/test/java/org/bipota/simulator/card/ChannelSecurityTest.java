package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.bipota.protocol.Octets;
import org.bipota.protocol.push.CompactResponse;
import org.bipota.protocol.push.PushCommand;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.protocol.secured.MinimumSecurity;
import org.bipota.protocol.secured.ResponsePacket;
import org.bipota.protocol.secured.ResponseStatus;
import org.bipota.protocol.secured.Tar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secured packets on the channel: what is executed, what is refused and how it is said. */
class ChannelSecurityTest {

    private static final Octets BLOCK = StoreData.block(0, true, Octets.ofHex("C0FFEE"));
    private static final long MAX = (1L << 40) - 1;

    private final OpenLink link = OpenLink.open(TestCard.known());

    @ParameterizedTest
    @ValueSource(strings = {"1601", "1609", "1611", "1619", "1E19", "1639"})
    void executedPacketIsAnsweredAsItAsked(String spi) {
        long counter = link.test.nextCounter();

        ResponsePacket response = link.response(spi, link.exchange(link.packet(spi, counter, BLOCK)));

        assertThat(response.plainFallback()).isFalse();
        assertThat(response.status()).isEqualTo(ResponseStatus.POR_OK);
        assertThat(response.tar()).isEqualTo(CardProfile.BIP);
        assertThat(response.counter()).isEqualTo(counter);
        assertThat(response.data()).isEqualTo(Octets.ofHex("019000"));
        assertThat(link.test.card.content()).isEqualTo(Octets.ofHex("C0FFEE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1600", "1602", "161A"})
    void executedPacketIsNotAnsweredWhereNoneOrOnlyErrorsAreAskedFor(String spi) {
        assertThat(link.exchange(link.packet(spi, link.test.nextCounter(), BLOCK))).isEqualTo(Octets.EMPTY);

        assertThat(link.test.card.content()).isEqualTo(Octets.ofHex("C0FFEE"));
    }

    @Test
    void onErrorIsAnsweredWhenThereIsOne() {
        long counter = link.test.nextCounter();
        link.exchange(link.packet("161A", counter, BLOCK));

        assertThat(link.response("161A", link.exchange(link.packet("161A", counter, BLOCK))).status()).isEqualTo(ResponseStatus.CNTR_LOW);
        assertThat(link.exchange(link.packet("1600", counter, BLOCK))).isEqualTo(Octets.EMPTY);
    }

    @Test
    void repeatedPacketIsRefusedWithoutEffect() {
        Octets first = link.packet("1619", link.test.nextCounter(), StoreData.block(0, false, Octets.ofHex("01")));
        Octets second = link.packet("1619", link.test.nextCounter(), StoreData.block(1, true, Octets.ofHex("02")));
        link.exchange(first);
        link.exchange(second);

        for (Octets again : new Octets[] {first, second}) {
            ResponsePacket response = link.response("1619", link.exchange(again));
            assertThat(response.status()).isEqualTo(ResponseStatus.CNTR_LOW);
            assertThat(response.plainFallback()).isFalse();
            assertThat(response.data()).isEqualTo(Octets.EMPTY);
            assertThat(link.test.card.content()).isEqualTo(Octets.ofHex("0102"));
        }
    }

    @Test
    void everyFlippedBitIsRefusedWithoutEffect() {
        Octets good = link.packet("1619", link.test.nextCounter(), BLOCK);
        // behind CPI, CPL, CHL, SPI, KIc, KID and TAR, whose refusals have tests of their own
        for (int i = 10; i < good.length(); i++) {
            byte[] bad = good.toByteArray();
            bad[i] ^= 1 << i % 8;
            ResponsePacket response = link.response("1619", link.exchange(Octets.of(bad)));
            assertThat(response.status()).as("octet %d", i).isEqualTo(ResponseStatus.RC_CC_DS_FAILED);
            assertThat(response.plainFallback()).isTrue();
            assertThat(response.counter()).as("nothing deciphered is given away").isZero();
        }
        assertThat(link.test.card.content()).isEqualTo(Octets.EMPTY);
        assertThat(link.response("1619", link.exchange(good)).status()).isEqualTo(ResponseStatus.POR_OK);
    }

    @ParameterizedTest
    @CsvSource({
        // octet from CHL on, its new value, status
        "5, 43, TAR_UNKNOWN", "7, 51, TAR_UNKNOWN",
        "1, 06, INSUFFICIENT_SECURITY_LEVEL", "1, 0E, INSUFFICIENT_SECURITY_LEVEL", "1, 12, INSUFFICIENT_SECURITY_LEVEL",
        "1, 14, INSUFFICIENT_SECURITY_LEVEL", "1, 15, INSUFFICIENT_SECURITY_LEVEL", "1, 17, INSUFFICIENT_SECURITY_LEVEL",
        "1, 36, INSUFFICIENT_SECURITY_LEVEL", "1, 56, INSUFFICIENT_SECURITY_LEVEL", "1, 96, INSUFFICIENT_SECURITY_LEVEL",
        "2, 59, INSUFFICIENT_SECURITY_LEVEL", "2, 99, INSUFFICIENT_SECURITY_LEVEL", "2, 15, INSUFFICIENT_SECURITY_LEVEL",
        "2, 1D, INSUFFICIENT_SECURITY_LEVEL", "0, 11, INSUFFICIENT_SECURITY_LEVEL",
        "3, 15, UNIDENTIFIED_SECURITY_ERROR", "3, 22, UNIDENTIFIED_SECURITY_ERROR", "3, 00, UNIDENTIFIED_SECURITY_ERROR",
        "4, 22, UNIDENTIFIED_SECURITY_ERROR", "4, 10, UNIDENTIFIED_SECURITY_ERROR"})
    void headerIsCheckedBeforeAnythingElse(int octet, String value, ResponseStatus status) {
        byte[] packet = link.packet("1619", link.test.nextCounter(), BLOCK).toByteArray();
        packet[2 + octet] = Octets.ofHex(value).toByteArray()[0];

        ResponsePacket response = link.response("1619", link.exchange(Octets.of(packet)));

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.plainFallback()).isTrue();
        assertThat(link.test.card.content()).isEqualTo(Octets.EMPTY);
    }

    @Test
    void cipheredPartThatIsNoWholeBlocksIsACipheringError() {
        Octets good = link.packet("1619", link.test.nextCounter(), BLOCK);
        byte[] shorter = good.slice(0, good.length() - 1).toByteArray();
        shorter[1]--;

        assertThat(link.response("1619", link.exchange(Octets.of(shorter))).status()).isEqualTo(ResponseStatus.CIPHERING_ERROR);
    }

    @ParameterizedTest
    @CsvSource({"0, 02", "0, 00", "1, 27", "1, 29", "1, 80", "1, 83", "2, 0C", "2, 7F", "2, FF"})
    void whatIsNoPacketIsIgnored(int octet, String value) {
        byte[] packet = link.packet("1619", link.test.nextCounter(), BLOCK).toByteArray();
        assertThat(packet[1]).isEqualTo((byte) 0x28);
        packet[octet] = Octets.ofHex(value).toByteArray()[0];

        assertThat(link.exchange(Octets.of(packet))).isEqualTo(Octets.EMPTY);
        assertThat(link.closed()).isFalse();
        assertThat(link.test.card.content()).isEqualTo(Octets.EMPTY);
    }

    @Test
    void truncatedPacketsAreIgnoredOrRefused() {
        Octets good = link.packet("1619", link.test.nextCounter(), BLOCK);
        for (int length = 1; length < good.length(); length++) {
            assertThat(link.exchange(good.slice(0, length))).as("%d octets", length).isEqualTo(Octets.EMPTY);
        }
        assertThat(link.test.card.content()).isEqualTo(Octets.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void lengthMayHaveOneToThreeOctets(int octets) {
        Octets commands = switch (octets) {
            case 1 -> BLOCK;
            case 2 -> StoreData.block(0, true, Octets.of(new byte[150]));
            default -> Octets.join(StoreData.commands(Octets.of(new byte[900]), 200));
        };
        Octets packet = link.packet("1619", link.test.nextCounter(), commands);
        assertThat(packet.at(1)).isEqualTo(octets == 1 ? 0x28 : 0x7F + octets);

        assertThat(link.response("1619", link.exchange(packet)).status()).isEqualTo(ResponseStatus.POR_OK);
        assertThat(link.test.card.content().length()).isEqualTo(octets == 1 ? 3 : octets == 2 ? 150 : 900);
    }

    @Test
    void countersAreHigherAndAtLastBlocked() {
        Octets none = Octets.EMPTY;
        assertThat(status("1619", 0xFF, none)).isEqualTo(ResponseStatus.POR_OK);
        assertThat(status("1E19", 0x101, none)).isEqualTo(ResponseStatus.CNTR_HIGH);
        assertThat(status("1E19", 0x100, none)).isEqualTo(ResponseStatus.POR_OK);
        assertThat(status("1E19", 0x100, none)).isEqualTo(ResponseStatus.CNTR_LOW);
        assertThat(status("1619", 0xFF, none)).isEqualTo(ResponseStatus.CNTR_LOW);
        assertThat(status("1619", 0x80_0000_0000L, none)).isEqualTo(ResponseStatus.POR_OK);
        assertThat(status("1619", 0x7F_FFFF_FFFFL, none)).isEqualTo(ResponseStatus.CNTR_LOW);
        assertThat(status("1619", MAX - 1, none)).isEqualTo(ResponseStatus.POR_OK);
        assertThat(status("1E19", MAX, BLOCK)).isEqualTo(ResponseStatus.POR_OK);
        for (long counter : new long[] {0, 1, MAX - 1, MAX}) {
            assertThat(status("1619", counter, BLOCK)).isEqualTo(ResponseStatus.CNTR_BLOCKED);
        }
    }

    @Test
    void counterOutlivesTheLinkAndTheSession() {
        long counter = link.test.nextCounter();
        assertThat(status("1619", counter, BLOCK)).isEqualTo(ResponseStatus.POR_OK);
        link.test.powerOn();

        OpenLink next = OpenLink.open(link.test);

        assertThat(next.response("1619", next.exchange(next.packet("1619", counter, BLOCK))).status()).isEqualTo(ResponseStatus.CNTR_LOW);
    }

    @Test
    void smsAndChannelShareTheCounter() {
        // the push itself had counter 1
        assertThat(status("1619", 1, BLOCK)).isEqualTo(ResponseStatus.CNTR_LOW);
        link.test.nextCounter();
        link.test.nextCounter();
        link.test.send("1621", Octets.ofHex("80E2FF0000"));
        assertThat(status("1619", 4, BLOCK)).isEqualTo(ResponseStatus.CNTR_LOW);
        assertThat(status("1619", 10, Octets.EMPTY)).isEqualTo(ResponseStatus.POR_OK);

        // the operating system knows nothing of 10 and passes 5 on
        EnvelopeAnswer answer = link.test.send("1601", BLOCK);

        assertThat(answer.data().toHex()).endsWith("00" + "006985");
        assertThat(link.test.card.content()).isEqualTo(Octets.EMPTY);
    }

    @Test
    void paddingBeyondTheDataIsRefused() throws GeneralSecurityException {
        TestCard test = new TestCard(new CardProfile(TestCard.ICCID, TestCard.TRIPLE_DES, CardProfile.BIP, "10099", CardProfile.BIP,
                MinimumSecurity.CC, false, 3));
        test.powerOn();
        OpenLink clear = OpenLink.open(test);
        Octets data = Octets.ofHex("80E2800001");
        for (int padding : new int[] {5, 6, 255}) {
            // signed with the right key: 5 octets of padding are all there is, 6 are not
            Octets header = Octets.ofHex("011B151209151542495000000001").concat(Octets.ofOctets(padding == 5 ? 1 : padding == 6 ? 2 : 3, padding));
            Octets packet = header.concat(mac(header.concat(data))).concat(data);
            assertThat(clear.response("1209", clear.exchange(packet)).status())
                    .isEqualTo(padding == 5 ? ResponseStatus.POR_OK : ResponseStatus.UNIDENTIFIED_SECURITY_ERROR);
        }
    }

    /** The last block of 3DES in CBC, zeros filled up. */
    private static Octets mac(Octets input) throws GeneralSecurityException {
        Octets key = TestCard.TRIPLE_DES.kidKey();
        Cipher cipher = Cipher.getInstance("DESede/CBC/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key.concat(key.slice(0, 8)).toByteArray(), "DESede"), new IvParameterSpec(new byte[8]));
        byte[] blocks = new byte[(input.length() + 7) / 8 * 8];
        input.copyTo(blocks, 0);
        byte[] chain = cipher.doFinal(blocks);
        return Octets.of(chain, chain.length - 8, 8);
    }

    @Test
    void withoutCipheringInstalledACheckedPacketIsEnough() {
        TestCard test = new TestCard(new CardProfile(TestCard.ICCID, TestCard.AES_128, CardProfile.BIP, "10099", CardProfile.BIP,
                MinimumSecurity.CC, false, 3));
        test.powerOn();
        OpenLink clear = OpenLink.open(test);

        for (String spi : new String[] {"1209", "1A01", "1619"}) {
            assertThat(clear.response(spi, clear.exchange(clear.packet(spi, test.nextCounter(), BLOCK))).status())
                    .as(spi).isEqualTo(ResponseStatus.POR_OK);
        }
        assertThat(clear.response("1019", clear.exchange(clear.packet("1019", test.nextCounter(), BLOCK))).status())
                .isEqualTo(ResponseStatus.INSUFFICIENT_SECURITY_LEVEL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cattp_3des2_cc_cipher", "cattp_aes128_cc_only", "cattp_3des2_long_ber82", "cattp_3des2_long_ber81",
        "tcp_aes256_cc_cipher"})
    void knownPacketsAreAccepted(String id) throws Exception {
        JsonNode vector = vector(id);
        CardKeys keys = new CardKeys(octet(vector, "kic"), hex(vector, "kic_key"), octet(vector, "kid"), hex(vector, "kid_key"));
        boolean ciphered = vector.get("spi").asText().startsWith("16");
        TestCard test = new TestCard(new CardProfile(TestCard.ICCID, keys, new Tar(hex(vector, "tar")), "10099", CardProfile.BIP,
                MinimumSecurity.CC, ciphered, 3));
        test.powerOn();
        OpenLink known = OpenLink.open(test);

        ResponsePacket response = known.response(vector.get("spi").asText(), known.exchange(hex(vector, "expected_packet")));

        assertThat(response.status()).isEqualTo(ResponseStatus.POR_OK);
        assertThat(response.counter()).isEqualTo(Long.parseLong(vector.get("cntr").asText(), 16));
        // the commands in them are for another application
        assertThat(CompactResponse.parse(response.data()).statusWordHex()).isEqualTo("6E00");
    }

    @ParameterizedTest
    @CsvSource({
        "80E2800001AA, 01, 9000", "80E2000001AA80E2800101BB, 02, 9000",
        "80E4000000, 01, 6D00", "80E2000001AA80CA000000, 02, 6D00", "00E2800001AA, 01, 6E00", "A0A40000023F00, 01, 6E00",
        "AA0722058000000000, 01, 6E00", "AE80220580000000000000, 01, 6E00",
        "80E2010001AA, 01, 6A86", "80E2810001AA, 01, 6A86", "80E2800000, 01, 6700", "80E2800002AA, 01, 6700", "80E28000, 01, 6700",
        "80E2000001AA80, 02, 6700", "80E2800101AA, 01, 6985", "80E2000001AA80E2000201BB, 02, 6985",
        "80E2800001AA80E2000101BB, 02, 6985", "80E2000001AA80E2FF0101BB80E2800101BB, 02, 6A86", "'', 00, 9000"})
    void commandsAreExecutedUpToTheFirstThatFails(String commands, String executed, String status) {
        CompactResponse response = link.execute(Octets.ofHex(commands));

        assertThat(response.commandsExecuted()).isEqualTo(Integer.parseInt(executed));
        assertThat(response.statusWordHex()).isEqualTo(status);
        assertThat(response.data()).isEqualTo(Octets.EMPTY);
    }

    @Test
    void pushOnTheChannelIsRefused() {
        assertThat(link.execute(PushCommand.encode(TestCard.udpPush())).statusWordHex()).isEqualTo("6985");
        assertThat(link.closed()).isFalse();
    }

    private ResponseStatus status(String spi, long counter, Octets commands) {
        return link.response(spi, link.exchange(link.packet(spi, counter, commands))).status();
    }

    private static JsonNode vector(String id) throws Exception {
        try (InputStream json = ChannelSecurityTest.class.getResourceAsStream("/vectors/b_secured_packets.json")) {
            for (JsonNode vector : new ObjectMapper().readTree(json).get("vectors")) {
                if (vector.get("id").asText().equals(id)) {
                    return vector;
                }
            }
        }
        throw new IllegalArgumentException("there is no vector " + id);
    }

    private static Octets hex(JsonNode vector, String field) {
        return Octets.ofHex(vector.get(field).asText());
    }

    private static int octet(JsonNode vector, String field) {
        return hex(vector, field).at(0);
    }
}
